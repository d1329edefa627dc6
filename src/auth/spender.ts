import ipaddr from "ipaddr.js";
import { type ConversationId, type SpenderKey, spenderKey, type TokenHash } from "../shared/brand.ts";
import type { Secrets } from "../shared/secrets.ts";
import type { Origin, ShownSpender, Spender, Visitor } from "./model.ts";
import { readDevices } from "./devices/devices.ts";

/** Nobody in particular: counts as a stranger, together with everybody else of whom nothing is known. */
export const NOBODY: Spender = { key: spenderKey(""), known: false };

/**
 * The network that a client owns: an IPv4 address, or the /64 of an IPv6 one.
 *
 * @returns anything that is no address as it is
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const normal = ipaddr.process(address);
  if (normal.kind() === "ipv4") return normal.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${normal.toString()}/64`).toString();
}

const networkKey = (secrets: Secrets, address: string): SpenderKey =>
  spenderKey(secrets.mac("spender", "network", networkOf(address)));

/** Who spends on a page. */
export const shownOnPage = (secrets: Secrets, seen: Visitor | undefined): ShownSpender => ({
  stranger: networkKey(secrets, seen?.address ?? ""),
  devices: readDevices(secrets, seen?.device),
});

/**
 * Who spends in a chat: the account of a messenger, which is dear to make; in the web chat, which anybody opens as often as
 * they like, the network.
 */
export const shownInChat = (secrets: Secrets, { conversation, seenFrom, devices }: Origin): ShownSpender => ({
  stranger:
    seenFrom === undefined ? spenderKey(secrets.mac("spender", "chat", conversation)) : networkKey(secrets, seenFrom),
  devices: devices ?? [],
  conversation,
});

/** Of something that only its owner has: a session, a mailed link, a chat in which the mailbox is proved. */
export const knownSpender = (hash: TokenHash | ConversationId): Spender => ({ key: spenderKey(hash), known: true });

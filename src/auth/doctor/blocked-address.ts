import type { Instant } from "../../shared/brand.ts";
import { evidenceOf, isStillRefused } from "./evidence.ts";
import type { SignInRecord } from "./record.ts";

/** What keeps an address out, as the record of one account shows it. */
export type BlockedAddress =
  /** The newest sign-in that the list refused, and still would. */
  | { readonly kind: "seen"; readonly address: string; readonly at: Instant }
  /** There is a list, and nobody with this account was refused by it since they last got in. */
  | { readonly kind: "unknown" }
  | { readonly kind: "list-off" | "disabled" | "invited" };

/** Which address an admin would have to let in. Pure: the same record at the same moment gets the same answer. */
export function blockedAddress(record: SignInRecord, now: Instant): BlockedAddress {
  const { status, whitelist } = record.account;
  if (status !== "active") return { kind: status };
  if (!whitelist.on) return { kind: "list-off" };
  const evidence = evidenceOf(record, undefined, now);
  const refused = evidence.since.find((one) => one.cause === "not-whitelisted" && isStillRefused(evidence, one));
  return refused ? { kind: "seen", address: refused.address, at: refused.at } : { kind: "unknown" };
}

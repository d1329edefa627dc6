import ipaddr from "ipaddr.js";
import type { Instant } from "../shared/brand.ts";
import type { Whitelist } from "./model.ts";

/** Whether a workspace may be used from an address. An address or entry that cannot be read never passes. */
export function isAllowed(whitelist: Whitelist, address: string, now: Instant): boolean {
  if (!whitelist.on) return true;
  const valid = whitelist.entries.filter((entry) => entry.until === undefined || now < entry.until);
  return valid.some((entry) => isWithin(address, entry.range));
}

function isWithin(address: string, range: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const whole = range.includes("/") ? range : `${range}/${range.includes(":") ? "128" : "32"}`;
  if (!ipaddr.isValidCIDR(whole)) return false;
  // `process` also turns ::ffff:192.0.2.1 into 192.0.2.1, so that the same client is the same client.
  const client = ipaddr.process(address);
  const [network, bits] = ipaddr.parseCIDR(whole);
  return client.kind() === network.kind() && client.match(network, bits);
}

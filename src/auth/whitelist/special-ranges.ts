/** Why a range means nothing, or not one place, on the open internet. */
export type SpecialKind =
  "private" | "loopback" | "link-local" | "carrier-nat" | "multicast" | "documentation" | "reserved";

/**
 * Addresses that no whitelist may hold: IANA's registries of special-purpose addresses (RFC 6890 and its updates).
 * Anybody can sit behind a private address, and whoever tunnels through a relay chooses an address of it.
 */
export const SPECIAL_RANGES: readonly (readonly [range: string, kind: SpecialKind])[] = [
  ["0.0.0.0/8", "reserved"],
  ["10.0.0.0/8", "private"],
  ["100.64.0.0/10", "carrier-nat"],
  ["127.0.0.0/8", "loopback"],
  ["169.254.0.0/16", "link-local"],
  ["172.16.0.0/12", "private"],
  ["192.0.0.0/24", "reserved"],
  ["192.0.2.0/24", "documentation"],
  ["192.31.196.0/24", "reserved"],
  ["192.52.193.0/24", "reserved"],
  ["192.88.99.0/24", "reserved"],
  ["192.168.0.0/16", "private"],
  ["192.175.48.0/24", "reserved"],
  ["198.18.0.0/15", "reserved"],
  ["198.51.100.0/24", "documentation"],
  ["203.0.113.0/24", "documentation"],
  ["224.0.0.0/4", "multicast"],
  ["240.0.0.0/4", "reserved"],
  ["::1/128", "loopback"],
  ["fc00::/7", "private"],
  ["fec0::/10", "private"],
  ["fe80::/10", "link-local"],
  ["ff00::/8", "multicast"],
  ["2001:db8::/32", "documentation"],
  ["3fff::/20", "documentation"],
  ["2001::/23", "reserved"],
  ["2002::/16", "reserved"],
  ["2620:4f:8000::/48", "reserved"],
];

/** All that IANA has given out of IPv6 for the open internet. Whatever is outside of it is nobody's yet. */
export const GLOBAL_IPV6 = "2000::/3";

import ipaddr from "ipaddr.js";
import type { Instant } from "../../shared/brand.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import type { Whitelist } from "../model.ts";

/** Whether a workspace may be used from an address. An address or entry that cannot be read never passes. */
export function isAllowed(whitelist: Whitelist, address: string, now: Instant): boolean {
  if (!whitelist.on) return true;
  const valid = whitelist.entries.filter((entry) => entry.until === undefined || now < entry.until);
  return valid.some((entry) => isAddressWithin(address, entry.range));
}

function isAddressWithin(address: string, range: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const whole = range.includes("/") ? range : `${range}/${range.includes(":") ? "128" : "32"}`;
  if (!ipaddr.isValidCIDR(whole)) return false;
  // `process` also turns ::ffff:192.0.2.1 into 192.0.2.1, so that the same client is the same client.
  const client = ipaddr.process(address);
  const [network, bits] = ipaddr.parseCIDR(whole);
  return client.kind() === network.kind() && client.match(network, bits);
}

/** Special ranges that may stand in a whitelist all the same. Empty wherever real people are. */
export type RangePolicy = readonly SpecialKind[];

export type RangeRefusal = "not-an-address" | "too-wide" | SpecialKind;

/** The widest ranges an admin may enter: what one site is given, as a rule. */
const WIDEST = { ipv4: 24, ipv6: 48 } as const;

const WHOLE = { ipv4: 32, ipv6: 128 } as const;

/** The longest IPv6 range written out in full; anything longer is not read at all. */
const LONGEST = 49;

type Cidr = readonly [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/**
 * One address or one range, in the one form in which it is stored: a single address bare, a range as its network and
 * length, IPv6 in its short way of writing. `::ffff:192.0.2.1` is `192.0.2.1`.
 *
 * @param typed as somebody typed it; IPv4 only as four decimal numbers, since `010` is 8 to some and 10 to others
 */
export function parseRange(typed: string, policy: RangePolicy = []): Outcome<string, RangeRefusal> {
  const cidr = read(typed.trim());
  if (!cidr) return no("not-an-address");
  const [network, bits] = cidr;
  if (bits < WIDEST[network.kind()]) return no("too-wide");
  const special = specialKindOf(cidr);
  if (special && !policy.includes(special)) return no(special);
  return ok(bits === WHOLE[network.kind()] ? network.toString() : `${network.toString()}/${String(bits)}`);
}

/** Whether every address of `inner` is one of `outer`. What cannot be read covers nothing. */
export function covers(outer: string, inner: string): boolean {
  const wide = read(outer);
  const narrow = read(inner);
  return !!wide && !!narrow && wide[1] <= narrow[1] && isWithin(narrow[0], wide);
}

function read(text: string): Cidr | undefined {
  if (text.length > LONGEST) return undefined;
  const [address = "", length, ...rest] = text.split("/");
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(address) || isPlainIpv6(address);
  if (!isAddress || rest.length > 0) return undefined;
  const parsed = ipaddr.parse(address);
  const whole = WHOLE[parsed.kind()];
  if (length !== undefined && !/^(?:0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const bits = length === undefined ? whole : Number(length);
  return bits > whole ? undefined : unmapped(parsed, bits);
}

/** A zone (`%eth0`) names a card of one machine. A dotted end is read as mapped IPv4 only where it says so. */
const isPlainIpv6 = (address: string) =>
  !address.includes("%") && ipaddr.IPv6.isValid(address) && (!address.includes(".") || /:ffff:/iu.test(address));

/** A range of mapped addresses is the range of the IPv4 addresses in it. One that reaches beyond them is IPv6. */
function unmapped(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): Cidr {
  const inner = isMapped(address) && bits >= 96 ? address.toIPv4Address() : address;
  return networkOf(inner, inner === address ? bits : bits - 96);
}

const isMapped = (address: ipaddr.IPv4 | ipaddr.IPv6): address is ipaddr.IPv6 =>
  address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress();

function networkOf(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): Cidr {
  const cidr = `${address.toString()}/${String(bits)}`;
  const family = address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return [family.networkAddressFromCIDR(cidr), bits];
}

const isWithin = (address: Cidr[0], [network, bits]: Cidr) =>
  address.kind() === network.kind() && address.match(network, bits);

/**
 * Addresses that no whitelist may hold: IANA's registries of special-purpose addresses (RFC 6890 and its updates).
 * Anybody can sit behind a private address, and whoever tunnels through a relay chooses an address of it.
 */
const SPECIAL_RANGES: readonly (readonly [range: string, kind: SpecialKind])[] = [
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

const SPECIAL = SPECIAL_RANGES.map(([range, kind]) => [ipaddr.parseCIDR(range), kind] as const);

/** All that IANA has given out of IPv6 for the open internet. Whatever is outside of it is nobody's yet. */
const GLOBAL_IPV6 = "2000::/3";

const GLOBAL = ipaddr.parseCIDR(GLOBAL_IPV6);

/** A range that holds special addresses, or lies among them. */
function specialKindOf(cidr: Cidr): SpecialKind | undefined {
  const found = SPECIAL.find(([special]) => isWithin(cidr[0], special) || isWithin(special[0], cidr));
  if (found) return found[1];
  return cidr[0].kind() === "ipv6" && !isWithin(cidr[0], GLOBAL) ? "reserved" : undefined;
}

/** Why a range means nothing, or not one place, on the open internet. */
type SpecialKind = "private" | "loopback" | "link-local" | "carrier-nat" | "multicast" | "documentation" | "reserved";

import ipaddr from "ipaddr.js";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { GLOBAL_IPV6, SPECIAL_RANGES, type SpecialKind } from "./special-ranges.ts";

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
  const [wide, narrow] = [read(outer), read(inner)];
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

const SPECIAL = SPECIAL_RANGES.map(([range, kind]) => [ipaddr.parseCIDR(range), kind] as const);
const GLOBAL = ipaddr.parseCIDR(GLOBAL_IPV6);

/** A range that holds special addresses, or lies among them. */
function specialKindOf(cidr: Cidr): SpecialKind | undefined {
  const found = SPECIAL.find(([special]) => isWithin(cidr[0], special) || isWithin(special[0], cidr));
  if (found) return found[1];
  return cidr[0].kind() === "ipv6" && !isWithin(cidr[0], GLOBAL) ? "reserved" : undefined;
}

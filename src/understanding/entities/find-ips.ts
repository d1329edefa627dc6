import ipaddr from "ipaddr.js";
import { fold, wordsOf } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { type FoundIp, wildRanges, withRanges } from "./ip-ranges.ts";
import { overlaps } from "./span.ts";

const CANDIDATE = /[0-9a-f:.]{2,64}(?:\/\d{1,3})?/giu;
const versions = everyEntry((words) => words.versions);

/**
 * Addresses and ranges in the text, in order.
 *
 * @param text cleaned
 * @param awaited one was asked for: then four numbers with blanks or commas between are one
 */
export function findIps(text: string, vocabulary: Vocabulary, awaited = false): readonly FoundIp[] {
  const wild = wildRanges(text).filter(({ from }) => !isVersion(text, from, vocabulary));
  const plain = apartFrom(wild, plainIps(text, vocabulary));
  const loose = looseIps(text, awaited, vocabulary).filter(({ from }) => !isVersion(text, from, vocabulary));
  const single = [...plain, ...apartFrom([...wild, ...plain], loose)].toSorted((a, b) => a.from - b.from);
  return [...wild, ...withRanges(text, single, vocabulary)].toSorted((a, b) => a.from - b.from);
}

const apartFrom = (taken: readonly FoundIp[], found: readonly FoundIp[]) =>
  found.filter((one) => !taken.some((other) => overlaps(one, other)));

function plainIps(text: string, vocabulary: Vocabulary): readonly FoundIp[] {
  return [...text.matchAll(CANDIDATE)].flatMap((match) => {
    const from = match.index + (/^\.+|^:(?!:)/.exec(match[0])?.[0].length ?? 0);
    const written = text
      .slice(from, match.index + match[0].length)
      .replace(/[.:]+$/, (end) => (end === "::" ? end : ""));
    const found = withoutPort(written);
    const value = found === undefined || standsInWord(text, from, from + written.length) ? undefined : normalIp(found);
    if (found === undefined || !/[0-9a-f]/i.test(found) || value === undefined || isVersion(text, from, vocabulary))
      return [];
    return [{ from, to: from + found.length, value }];
  });
}

/**
 * The normal form of one address or range.
 *
 * @returns undefined when it is neither; octal, hexadecimal and short IPv4 forms are refused, people read them wrongly
 */
export function normalIp(written: string): string | undefined {
  const [address = "", bits, ...rest] = written.split("/");
  if (rest.length > 0 || !isAddress(address)) return undefined;
  if (bits === undefined) return textOf(ipaddr.process(address));
  return isRange(written) ? networkOf(written) : undefined;
}

const isAddress = (text: string) =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || (/^[^:]*:.*:/.test(text) && ipaddr.IPv6.isValid(text));

const isRange = (text: string) => ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text);

const textOf = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
  address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();

function networkOf(range: string): string {
  const [, bits] = ipaddr.parseCIDR(range);
  const version = range.includes(":") ? ipaddr.IPv6 : ipaddr.IPv4;
  const network = textOf(version.networkAddressFromCIDR(range));
  const single = bits === (range.includes(":") ? 128 : 32);
  return single ? network : `${network}/${bits}`;
}

/** "10.0.0.1:8080" names an address and a port. */
function withoutPort(written: string): string | undefined {
  return /^[^:]*$/.test(written) ? written : written.replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/, "$1");
}

const standsInWord = (text: string, from: number, to: number) =>
  /[\p{L}\p{N}_@-]$/u.test(text.slice(Math.max(0, from - 2), from)) || /^[\p{L}\p{N}_@%]/u.test(text.slice(to, to + 2));

function isVersion(text: string, from: number, vocabulary: Vocabulary): boolean {
  const word = wordsOf(text.slice(Math.max(0, from - 20), from)).at(-1);
  return word !== undefined && versions(vocabulary).has(word) && /\s$/.test(text.slice(0, from));
}

const FOUR =
  /(?<![\p{L}\p{N}_@/+$#-]|[.,:-] ?|\d )\d{1,3}(?:(?: ?[.,-] ?| {1,2}| \p{L}{3,6} )\d{1,3}){3}(?![\p{L}\p{N}_@%]|[.,:-]\d| \d| \p{L}{3,6} \d)/gu;

const dots = everyEntry((words) => words.email.dot);

/** "My IP is now 181 47 22 9": so many words before it are looked at for "IP". */
const REACH = 4;

/**
 * Addresses of four numbers whose dots are something else: "181 47 22 9", "181,47,22,9", "181 dot 47 dot 22 dot 9". Said
 * dots are dots wherever they stand; other signs only behind the word "IP" or where an address was asked for, since so
 * are telephone numbers and amounts written.
 */
function looseIps(text: string, awaited: boolean, vocabulary: Vocabulary): readonly FoundIp[] {
  return [...text.matchAll(FOUR)].flatMap((match) => {
    const [written] = match;
    const numbers = written.match(/\d+/g) ?? [];
    const signs = new Set((written.match(/[^\d]+/g) ?? []).map((sign) => fold(sign).trim()));
    const [sign = "", ...others] = signs;
    if (others.length > 0 || !numbers.every(isByte) || /^(?:\d+\.){3}/.test(written)) return [];
    const isSaid = dots(vocabulary).has(sign);
    const isKnown = isSaid || (!/\p{L}/u.test(sign) && (awaited || isLabelled(text, match.index)));
    return isKnown ? [{ from: match.index, to: match.index + written.length, value: numbers.join(".") }] : [];
  });
}

/** A leading zero is octal to some: refused as in an address with dots. */
const isByte = (number: string) => Number(number) <= 255 && (number === "0" || !number.startsWith("0"));

const isLabelled = (text: string, from: number) =>
  wordsOf(text.slice(Math.max(0, from - 40), from))
    .slice(-REACH)
    .some((word) => word === "ip" || word === "ipv4");

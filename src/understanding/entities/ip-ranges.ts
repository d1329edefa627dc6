import { wordsOf } from "../fold.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import type { Span } from "./span.ts";

/** An address or range in normal form: RFC 5952 for IPv6, a mapped IPv4 as IPv4, a range by its network address. */
export interface FoundIp extends Span {
  readonly value: string;
  /** A range that is no network of 256 addresses or fewer: it must not be taken for one of its addresses. */
  readonly unsure?: true;
}

const to = everyEntry((words) => words.ranges?.to ?? "");
const between = everyEntry((words) => words.ranges?.between ?? "");

/** What stands between the two ends: a sign, or a word. */
const JOINT = /^(?: ?(?:[-=]>|[-‐‑–—~…→]|\.\.\.?) ?| ((?:\p{L}{1,8} ){1,3}))/u;

const MASK = /^(?:\/| ?,? ?(?:\p{L}{3,9}:? ){0,2})$/u;

const LAST = /^(\d{1,3})(?![\d\p{L}:/]|\.\d)/u;

const WHOLE = /^(?:\d{1,3}\.){3}\d{1,3}(?!\d|\.\d)/;

/** Something goes on right behind a dash: whatever it is, it is no single address. */
const GOES_ON = /^[-‐‑–—~][\p{L}\p{N}:([]/u;

const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/**
 * Puts what names a range together: "181.47.22.1-50", "from … to …". Read as a network where it is exactly one.
 *
 * @param found single addresses in the text, in order
 */
export function withRanges(text: string, found: readonly FoundIp[], vocabulary: Vocabulary): readonly FoundIp[] {
  const result: FoundIp[] = [];
  found.forEach((ip, index) => {
    if (ip.from < (result.at(-1)?.to ?? 0)) return;
    const next = found[index + 1];
    result.push(withMask(text, ip, next) ?? rangeAt(text, ip, next, vocabulary) ?? ip);
  });
  return result;
}

function rangeAt(text: string, first: FoundIp, next: FoundIp | undefined, vocabulary: Vocabulary): FoundIp | undefined {
  const after = text.slice(first.to, first.to + 32);
  const joint = JOINT.exec(after);
  if (!joint || !isJoint(text, first, joint[1], vocabulary)) return undefined;
  const at = first.to + joint[0].length;
  if (next?.from === at) return range(first.value, next.value, { from: first.from, to: next.to });
  const whole = WHOLE.exec(text.slice(at, at + 16))?.[0];
  if (whole !== undefined && whole.split(".").every((part) => Number(part) <= 255))
    return range(first.value, whole, { from: first.from, to: at + whole.length });
  const last = IPV4.test(first.value) ? LAST.exec(text.slice(at, at + 8))?.[1] : undefined;
  if (last === undefined || Number(last) > 255)
    return GOES_ON.test(after) ? { ...first, value: `${first.value}-`, unsure: true } : undefined;
  const end = first.value.replace(/\d+$/, String(Number(last)));
  return range(first.value, end, { from: first.from, to: at + last.length });
}

function isJoint(text: string, { from }: Span, words: string | undefined, vocabulary: Vocabulary): boolean {
  if (words === undefined || wordsOf(words).some((word) => to(vocabulary).has(word))) return true;
  return wordsOf(text.slice(Math.max(0, from - CONTEXT), from)).some((before) => between(vocabulary).has(before));
}

/** "10.0.0.0 255.255.255.0", "10.0.0.0 mask 255.255.255.0". */
function withMask(text: string, first: FoundIp, mask: FoundIp | undefined): FoundIp | undefined {
  if (!mask?.value.startsWith("255.") || !MASK.test(text.slice(first.to, mask.from))) return undefined;
  const size = 2 ** 32 - numberOf(mask.value);
  const start = numberOf(first.value) - (numberOf(first.value) % size);
  return range(addressOf(start), addressOf(start + size - 1), { from: first.from, to: mask.to });
}

const addressOf = (number: number) => [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join(".");

/** "Anything between the addresses …": so far back the word is looked for, in characters. */
const CONTEXT = 32;

function range(first: string, last: string, span: Span): FoundIp {
  const network = IPV4.test(first) && IPV4.test(last) ? networkOf(first, last) : undefined;
  return network === undefined ? { ...span, value: `${first}-${last}`, unsure: true } : { ...span, value: network };
}

const numberOf = (address: string) => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

/** The network of 2 to 256 addresses that goes exactly from the first to the last. */
function networkOf(first: string, last: string): string | undefined {
  const size = numberOf(last) - numberOf(first) + 1;
  const bits = 32 - Math.log2(size);
  const isNetwork = size > 1 && size <= 256 && Number.isInteger(bits) && numberOf(first) % size === 0;
  return isNetwork ? `${first}/${String(bits)}` : undefined;
}

const WILD = /(?<![\p{L}\p{N}.:_@-])(\d{1,3}(?:\.\d{1,3}){0,2})((?:\.[*x]){1,3})(?![\p{L}\p{N}_@]|\.\d)/giu;

/** "181.47.22.*": all that begins with it. */
export function wildRanges(text: string): readonly FoundIp[] {
  return [...text.matchAll(WILD)].flatMap((match): readonly FoundIp[] => {
    const [written, start = "", stars = ""] = match;
    const parts = start.split(".");
    const span = { from: match.index, to: match.index + written.length };
    if (parts.some((part) => Number(part) > 255)) return [];
    if (parts.length === 3 && stars.length === 2) return [{ ...span, value: `${parts.map(Number).join(".")}.0/24` }];
    return [{ ...span, value: written.toLowerCase(), unsure: true }];
  });
}

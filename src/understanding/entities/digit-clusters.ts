import { fold } from "../fold.ts";
import { everyLine, type Vocabulary } from "../words/words.ts";
import { overlaps, type Span } from "./span.ts";

/** Groups bound by a sign without a blank: "123-456", "12/11/2026". */
export interface Atom extends Span {
  readonly groups: readonly DigitGroup[];
  /** The signs between the groups. */
  readonly signs: string;
}

/** Atoms with blanks between them: what a person writes as one number, or as two numbers in a row. */
export interface Cluster extends Span {
  readonly atoms: readonly Atom[];
}

const TIGHT = /^[-‐‑–—.·_/:,']$/u;

const LOOSE = /^(?: {1,2}| ?[()] ?| [-‐‑–—·] )$/u;

const LOOSE_SPOKEN = /^(?:[ \n]{1,2}|[,.;…-] ?|\.{3} ?)$/u;

/** All numbers of the text, without those inside `apart` (addresses). */
export function digitClusters(text: string, apart: readonly Span[], vocabulary: Vocabulary): readonly Cluster[] {
  const groups = digitGroups(text, vocabulary).filter((group) => !apart.some((span) => overlaps(span, group)));
  const atoms = chain(groups, (gap, before, next) => !before.spoken && !next.spoken && TIGHT.test(gap), text).map(
    (chained) => ({ ...edges(chained), groups: chained, signs: signsBetween(chained, text) }),
  );
  const clusters = chain(
    atoms,
    (gap, before, next) => (bothSingle(before, next) ? LOOSE_SPOKEN : LOOSE).test(gap),
    text,
  );
  return clusters.map((chained) => ({ ...edges(chained), atoms: chained }));
}

/** Spoken digits, and single ones among them, may have commas between. */
function bothSingle(before: Atom, next: Atom): boolean {
  const ends = [before.groups.at(-1), next.groups[0]];
  return ends.every((end) => end?.digits.length === 1) && ends.some((end) => end?.spoken);
}

/** Puts neighbours together while the text between them passes. */
function chain<Part extends Span>(
  parts: readonly Part[],
  joins: (gap: string, before: Part, next: Part) => boolean,
  text: string,
): readonly (readonly Part[])[] {
  const chains: Part[][] = [];
  for (const part of parts) {
    const current = chains.at(-1);
    const before = current?.at(-1);
    if (current && before && joins(text.slice(before.to, part.from), before, part)) current.push(part);
    else chains.push([part]);
  }
  return chains;
}

const edges = (parts: readonly Span[]): Span => ({ from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0 });

const signsBetween = (groups: readonly DigitGroup[], text: string) =>
  groups
    .slice(1)
    .map((group, index) => text.slice(groups[index]?.to, group.from))
    .join("");

/** Digits written without a gap, in ASCII: "１２３" and "1️⃣2️⃣3️⃣" are "123". A spoken digit is a group of one. */
interface DigitGroup extends Span {
  readonly digits: string;
  readonly spoken: boolean;
}

const NUMERAL = /\p{Nd}[\ufe0f\u20e3]*/gu;

const LETTERS = /\p{L}+/gu;

const LONGEST_SPOKEN = 8;

const spokenAs = everyLine((words) => words.digits);

/** Every group of digits in the text, in order. */
function digitGroups(text: string, vocabulary: Vocabulary): readonly DigitGroup[] {
  const numerals = [...text.matchAll(NUMERAL)].map((match) => group(match.index, match[0], digitOf(match[0]), false));
  return [...joinTouching(numerals), ...spokenDigits(text, vocabulary)].toSorted((a, b) => a.from - b.from);
}

const group = (from: number, text: string, digits: string, spoken: boolean): DigitGroup => ({
  from,
  to: from + text.length,
  digits,
  spoken,
});

/** Unicode keeps the digits of every script in order, ten by ten: the value is the distance from the first zero. */
function digitOf(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  if (code < 0x80) return String.fromCodePoint(code);
  let start = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
  return String((code - start) % 10);
}

function joinTouching(numerals: readonly DigitGroup[]): readonly DigitGroup[] {
  const joined: { from: number; to: number; digits: string; spoken: boolean }[] = [];
  for (const numeral of numerals) {
    const last = joined.at(-1);
    if (last?.to !== numeral.from) joined.push({ ...numeral });
    else {
      last.to = numeral.to;
      last.digits += numeral.digits;
    }
  }
  return joined;
}

function spokenDigits(text: string, vocabulary: Vocabulary): readonly DigitGroup[] {
  return [...text.matchAll(LETTERS)].flatMap((match) => {
    const value = match[0].length <= LONGEST_SPOKEN ? spokenAs(vocabulary).get(fold(match[0])) : undefined;
    return value === undefined ? [] : [group(match.index, match[0], String(value), true)];
  });
}

import { fold } from "../fold.ts";
import { everyNumber, type Vocabulary } from "../words/words.ts";
import { numeralAt } from "./numerals.ts";
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

/** Numbers that are said, and single digits among them, may have commas between. */
const bothSingle = (before: Atom, next: Atom): boolean =>
  [before.groups.at(-1), next.groups[0]].every((end) => end?.digits.length === 1 || end?.spoken);

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

/** Digits written without a gap, in ASCII: "１２３" and "1️⃣2️⃣3️⃣" are "123". "Thirty one" and "double four" are groups of two. */
interface DigitGroup extends Span {
  readonly digits: string;
  readonly spoken: boolean;
}

const NUMERAL = /\p{Nd}[\ufe0f\u20e3]*/gu;

const LETTERS = /\p{L}+/gu;

const repeats = everyNumber((words) => words.numerals?.repeats ?? "");

/** Every group of digits in the text, in order. */
function digitGroups(text: string, vocabulary: Vocabulary): readonly DigitGroup[] {
  const numerals = [...text.matchAll(NUMERAL)].map((match) => group(match.index, match[0], digitOf(match[0]), false));
  const groups = [...joinTouching(numerals), ...spokenNumbers(text, vocabulary)].toSorted((a, b) => a.from - b.from);
  return groups.map((one) => repeated(text, one, vocabulary));
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

/** "Double four" is 44. */
function repeated(text: string, one: DigitGroup, vocabulary: Vocabulary): DigitGroup {
  if (one.digits.length !== 1) return one;
  const before = /(?<!\p{L})(\p{L}{5,7}) $/u.exec(text.slice(Math.max(0, one.from - 9), one.from));
  const times = repeats(vocabulary).get(fold(before?.[1] ?? "")) ?? 1;
  if (!before || times === 1) return one;
  return { from: one.from - before[0].length, to: one.to, digits: one.digits.repeat(times), spoken: true };
}

function spokenNumbers(text: string, vocabulary: Vocabulary): readonly DigitGroup[] {
  const found = [...text.matchAll(LETTERS)];
  const words = found.map(([word]) => (word.length <= LONGEST_SPOKEN ? fold(word) : ""));
  const touches = (place: number) => {
    const before = found[place];
    const next = found[place + 1];
    return before !== undefined && next !== undefined && /^[ -]$/.test(gapOf(text, before, next));
  };
  const groups: DigitGroup[] = [];
  for (let at = 0; at < words.length;) {
    const number = words[at] === "" ? undefined : numeralAt(words, at, vocabulary, touches);
    const first = found[at];
    const last = found[at + (number?.length ?? 1) - 1];
    if (number && first && last) {
      const to = last.index + last[0].length;
      groups.push({ from: first.index, to, digits: number.digits, spoken: true });
    }
    at += number?.length ?? 1;
  }
  return groups;
}

/** "Quatrocentos". */
const LONGEST_SPOKEN = 14;

const gapOf = (text: string, before: RegExpExecArray, next: RegExpExecArray) =>
  text.slice(before.index + before[0].length, next.index);

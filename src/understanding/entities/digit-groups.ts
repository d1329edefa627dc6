import { fold } from "../fold.ts";
import { everyLine, type Vocabulary } from "../words/words.ts";
import type { Span } from "./span.ts";

/** Digits written without a gap, in ASCII: "１２３" and "1️⃣2️⃣3️⃣" are "123". A spoken digit is a group of one. */
export interface DigitGroup extends Span {
  readonly digits: string;
  readonly spoken: boolean;
}

const NUMERAL = /\p{Nd}[\ufe0f\u20e3]*/gu;
const LETTERS = /\p{L}+/gu;
const LONGEST_SPOKEN = 8;
const spokenAs = everyLine((words) => words.digits);

/** Every group of digits in the text, in order. */
export function digitGroups(text: string, vocabulary: Vocabulary): readonly DigitGroup[] {
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

import { everyEntry, everyLine, everyNumber, type Vocabulary } from "../words/words.ts";
import { numeralAt } from "./numerals.ts";
import type { SpokenWord } from "./spoken-words.ts";
import { type Match, UNCLEAR } from "./until-dates.ts";

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Minutes of each line of `units`. */
const UNIT_MINUTES = [1, 60, DAY, 7 * DAY, 30 * DAY, 365 * DAY] as const;

const units = everyLine((words) => words.durations.units);
const one = everyEntry((words) => words.durations.one);
const numbers = everyNumber((words) => words.durations.numbers);
const halves = everyEntry((words) => words.durations.halves ?? "");
const few = everyEntry((words) => words.durations.few ?? "");
const either = everyEntry((words) => words.durations.either ?? "");

/** In words, the longest entry of `numbers`, `few` and `halves`. */
const LONGEST = 3;

/** "3 days", "24h", "a day and a half", "two and a half days"; `unsure` for "a few days" and "2 or 3 days". */
export function amountAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  const said = words.map(({ word }) => word);
  return (
    fewAt(said, at, vocabulary) ??
    decimalAt(words, at, vocabulary) ??
    eitherAt(words, said, at, vocabulary) ??
    countedAt(said, at, vocabulary) ??
    gluedAt(said[at] ?? "", vocabulary)
  );
}

/** Whether only a bound is said: "at least a week" is no length, "not more than a week" is one. */
export function isBounded(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): boolean {
  const said = words.map(({ word }) => word);
  const length = [LONGEST, 2, 1].find((count) =>
    bounds(vocabulary).has(said.slice(Math.max(0, at - count), at).join(" ")),
  );
  return length !== undefined && !negations(vocabulary).has(said[at - length - 1] ?? "");
}

const bounds = everyEntry((words) => words.durations.bounds ?? "");
const negations = everyEntry((words) => words.negations);

/** "1.5 days", "1,5 días". */
function decimalAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  const [whole, part, unit] = words.slice(at, at + 3);
  const isDecimal = (part?.glue === "." || part?.glue === ",") && /^\d$/.test(part.word);
  const minutes = isDecimal ? minutesOf(unit?.word, vocabulary) : undefined;
  if (minutes === undefined || !/^\d{1,3}$/.test(whole?.word ?? "")) return undefined;
  return { value: milliseconds(Number(`${whole?.word ?? ""}.${part?.word ?? ""}`) * minutes), length: 3 };
}

const minutesOf = (word: string | undefined, vocabulary: Vocabulary): number | undefined =>
  UNIT_MINUTES[units(vocabulary).get(word ?? "") ?? -1];

/** @returns how many words of a phrase of the list stand there, 0 for none */
function lengthAt(said: readonly string[], at: number, list: ReadonlySet<string>): number {
  for (let length = LONGEST; length > 0; length--)
    if (at + length <= said.length && list.has(said.slice(at, at + length).join(" "))) return length;
  return 0;
}

function fewAt(said: readonly string[], at: number, vocabulary: Vocabulary): Match | undefined {
  const length = lengthAt(said, at, few(vocabulary));
  const isUnit = length > 0 && minutesOf(said[at + length], vocabulary) !== undefined;
  return isUnit ? { value: UNCLEAR, length: length + 1, unsure: true } : undefined;
}

interface Count {
  readonly number: number;
  readonly length: number;
}

function countAt(said: readonly string[], at: number, vocabulary: Vocabulary): Count | undefined {
  const word = said[at] ?? "";
  if (/^\d{1,4}$/.test(word)) return { number: Number(word), length: 1 };
  const numeral = numeralAt(said, at, vocabulary);
  for (let length = LONGEST; length > (numeral?.length ?? 0); length--) {
    const number = numbers(vocabulary).get(said.slice(at, at + length).join(" "));
    if (number !== undefined && at + length <= said.length) return { number, length };
  }
  if (numeral) return { number: Number(numeral.digits), length: numeral.length };
  return one(vocabulary).has(word) ? { number: 1, length: 1 } : undefined;
}

/** "2 or 3 days", "3-5 days", "a week or two". */
function eitherAt(
  words: readonly SpokenWord[],
  said: readonly string[],
  at: number,
  vocabulary: Vocabulary,
): Match | undefined {
  const count = countAt(said, at, vocabulary);
  if (!count) return undefined;
  const end = at + count.length;
  const unit = minutesOf(said[end], vocabulary) === undefined ? 0 : 1;
  const joint = lengthAt(said, end + unit, either(vocabulary));
  const isTight = words[end]?.glue !== undefined && /^\d+$/.test(said[end] ?? "");
  const second = joint > 0 || isTight ? countAt(said, end + unit + joint, vocabulary) : undefined;
  if (!second) return undefined;
  const last = end + unit + joint + second.length;
  if (unit === 0 && minutesOf(said[last], vocabulary) === undefined) return undefined;
  return { value: UNCLEAR, length: last + 1 - unit - at, unsure: true };
}

function countedAt(said: readonly string[], at: number, vocabulary: Vocabulary): Match | undefined {
  const count = countAt(said, at, vocabulary) ?? oneAndHalf(said, at, vocabulary);
  if (!count || count.number === 0) return undefined;
  const before = lengthAt(said, at + count.length, halves(vocabulary));
  const place = at + count.length + before;
  const minutes = minutesOf(said[place], vocabulary);
  if (minutes === undefined) return undefined;
  const after = before > 0 ? 0 : lengthAt(said, place + 1, halves(vocabulary));
  const half = before > 0 || after > 0 ? minutes / 2 : 0;
  return { value: milliseconds(count.number * minutes + half), length: place + 1 + after - at };
}

/** "Día y medio" needs no number. */
const oneAndHalf = (said: readonly string[], at: number, vocabulary: Vocabulary): Count | undefined =>
  minutesOf(said[at], vocabulary) !== undefined && lengthAt(said, at + 1, halves(vocabulary)) > 0
    ? { number: 1, length: 0 }
    : undefined;

function gluedAt(word: string, vocabulary: Vocabulary): Match | undefined {
  const [, number = "", unit = ""] = /^(\d{1,4})(\p{L}+)$/u.exec(word) ?? [];
  const minutes = minutesOf(unit, vocabulary);
  return minutes === undefined || Number(number) === 0
    ? undefined
    : { value: milliseconds(Number(number) * minutes), length: 1 };
}

/** As the value of an entity. */
export const milliseconds = (minutes: number) => String(Math.round(minutes * MINUTE));

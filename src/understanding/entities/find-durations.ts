import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, everyLine, everyNumber, type Vocabulary } from "../words/words.ts";
import type { Span } from "./span.ts";
import { type SpokenWord, spokenWords } from "./spoken-words.ts";

/**
 * How long something is to hold. `value` is milliseconds ("604800000"), "permanent", or "until:friday": which day that
 * is depends on a clock, and there is none here. A month has 30 days, a year 365; "only today" is 24 hours.
 */
export interface FoundDuration extends Span {
  readonly value: string;
}

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Minutes of each line of `units`. */
const UNIT_MINUTES = [1, 60, DAY, 7 * DAY, 30 * DAY, 365 * DAY] as const;
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const units = everyLine((words) => words.durations.units);
const days = everyLine((words) => words.durations.weekdays);
const digits = everyLine((words) => words.digits);
const one = everyEntry((words) => words.durations.one);
const numbers = everyNumber((words) => words.durations.numbers);
const fixedMinutes = everyNumber((words) => words.durations.minutes);
const wholeMinutes = everyNumber((words) => words.durations.whole);
const permanent = everyEntry((words) => words.durations.permanent);
const wholePermanent = everyEntry((words) => words.durations.wholePermanent);
const until = everyEntry((words) => words.durations.until);
const small = everyEntry(
  (words) => words.common,
  (words) => words.durations.next,
);
const around = everyEntry(
  (words) => words.polite,
  (words) => words.choice,
);
/** Words of the longest entry. */
const LONGEST = 6;
/** "until the next Friday": so many small words may stand between. */
const MOST_BETWEEN = 2;

/** @param text cleaned */
export function findDurations(text: string, vocabulary: Vocabulary): readonly FoundDuration[] {
  const words = spokenWords(text);
  const whole = wholeAnswer(words, vocabulary);
  if (whole !== undefined) return [spanOf(words, whole)];
  const found: FoundDuration[] = [];
  for (let at = 0; at < words.length;) {
    const here = longestAt(words, at, vocabulary) ?? untilAt(words, at, vocabulary);
    if (here) found.push(spanOf(words.slice(at, at + here.length), here.value));
    at += here?.length ?? 1;
  }
  return found;
}

interface Match {
  readonly value: string;
  /** In words. */
  readonly length: number;
}

function spanOf(words: readonly SpokenWord[], value: string): FoundDuration {
  return { from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0, value };
}

function wholeAnswer(words: readonly SpokenWord[], vocabulary: Vocabulary): string | undefined {
  const said = words.map(({ word }) => word);
  const phrases = [said.join(" "), trimPhrases(said, around(vocabulary)).join(" ")];
  const minutes = phrases.map((phrase) => wholeMinutes(vocabulary).get(phrase)).find((found) => found !== undefined);
  if (minutes !== undefined) return milliseconds(minutes);
  return phrases.some((phrase) => wholePermanent(vocabulary).has(phrase)) ? "permanent" : undefined;
}

function longestAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const said = words.slice(at, at + length).map(({ word }) => word);
    const value = valueOf(said, vocabulary);
    if (value !== undefined) return { value, length };
  }
  return undefined;
}

function valueOf(said: readonly string[], vocabulary: Vocabulary): string | undefined {
  const phrase = said.join(" ");
  if (permanent(vocabulary).has(phrase)) return "permanent";
  const fixed = fixedMinutes(vocabulary).get(phrase);
  if (fixed !== undefined) return milliseconds(fixed);
  const glued = /^(\d{1,4})(\p{L}+)$/u.exec(phrase);
  if (glued) return timesUnit(glued[1] ?? "", glued[2] ?? "", vocabulary);
  return timesUnit(said.slice(0, -1).join(" "), said.at(-1) ?? "", vocabulary);
}

function timesUnit(number: string, unit: string, vocabulary: Vocabulary): string | undefined {
  const line = units(vocabulary).get(unit);
  const count = /^\d{1,4}$/.test(number)
    ? Number(number)
    : one(vocabulary).has(number)
      ? 1
      : (numbers(vocabulary).get(number) ?? digits(vocabulary).get(number));
  const minutes = UNIT_MINUTES[line ?? -1];
  return minutes === undefined || count === undefined || count === 0 ? undefined : milliseconds(count * minutes);
}

function untilAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  if (!until(vocabulary).has(words[at]?.word ?? "")) return undefined;
  for (let next = at + 1; next <= at + 1 + MOST_BETWEEN; next++) {
    const word = words[next]?.word ?? "";
    const day = WEEKDAYS[days(vocabulary).get(`${word} ${words[next + 1]?.word ?? ""}`) ?? -1];
    if (day !== undefined) return { value: `until:${day}`, length: next + 2 - at };
    const short = WEEKDAYS[days(vocabulary).get(word) ?? -1];
    if (short !== undefined) return { value: `until:${short}`, length: next + 1 - at };
    if (!small(vocabulary).has(word)) return undefined;
  }
  return undefined;
}

const milliseconds = (minutes: number) => String(minutes * MINUTE);

import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, everyLine, everyNumber } from "../words/words.ts";
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

const UNITS = everyLine((words) => words.durations.units);
const DAYS = everyLine((words) => words.durations.weekdays);
const DIGITS = everyLine((words) => words.digits);
const ONE = everyEntry((words) => words.durations.one);
const NUMBERS = everyNumber((words) => words.durations.numbers);
const FIXED = everyNumber((words) => words.durations.minutes);
const WHOLE = everyNumber((words) => words.durations.whole);
const PERMANENT = everyEntry((words) => words.durations.permanent);
const WHOLE_PERMANENT = everyEntry((words) => words.durations.wholePermanent);
const UNTIL = everyEntry((words) => words.durations.until);
const SMALL = everyEntry((words) => words.common);
const AROUND = new Set([...everyEntry((words) => words.polite), ...everyEntry((words) => words.choice)]);
/** Words of the longest entry. */
const LONGEST = 6;
/** "until the next Friday": so many small words may stand between. */
const MOST_BETWEEN = 2;

/** @param text cleaned */
export function findDurations(text: string): readonly FoundDuration[] {
  const words = spokenWords(text);
  const whole = wholeAnswer(words);
  if (whole !== undefined) return [spanOf(words, whole)];
  const found: FoundDuration[] = [];
  for (let at = 0; at < words.length;) {
    const here = longestAt(words, at) ?? untilAt(words, at);
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

function wholeAnswer(words: readonly SpokenWord[]): string | undefined {
  const said = words.map(({ word }) => word);
  const phrases = [said.join(" "), trimPhrases(said, AROUND).join(" ")];
  const minutes = phrases.map((phrase) => WHOLE.get(phrase)).find((found) => found !== undefined);
  if (minutes !== undefined) return milliseconds(minutes);
  return phrases.some((phrase) => WHOLE_PERMANENT.has(phrase)) ? "permanent" : undefined;
}

function longestAt(words: readonly SpokenWord[], at: number): Match | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const said = words.slice(at, at + length).map(({ word }) => word);
    const value = valueOf(said);
    if (value !== undefined) return { value, length };
  }
  return undefined;
}

function valueOf(said: readonly string[]): string | undefined {
  const phrase = said.join(" ");
  if (PERMANENT.has(phrase)) return "permanent";
  const fixed = FIXED.get(phrase);
  if (fixed !== undefined) return milliseconds(fixed);
  const glued = /^(\d{1,4})(\p{L}+)$/u.exec(phrase);
  return glued ? timesUnit(glued[1] ?? "", glued[2] ?? "") : timesUnit(said.slice(0, -1).join(" "), said.at(-1) ?? "");
}

function timesUnit(number: string, unit: string): string | undefined {
  const line = UNITS.get(unit);
  const count = /^\d{1,4}$/.test(number)
    ? Number(number)
    : ONE.has(number)
      ? 1
      : (NUMBERS.get(number) ?? DIGITS.get(number));
  const minutes = UNIT_MINUTES[line ?? -1];
  return minutes === undefined || count === undefined || count === 0 ? undefined : milliseconds(count * minutes);
}

function untilAt(words: readonly SpokenWord[], at: number): Match | undefined {
  if (!UNTIL.has(words[at]?.word ?? "")) return undefined;
  for (let next = at + 1; next <= at + 1 + MOST_BETWEEN; next++) {
    const word = words[next]?.word ?? "";
    const day = WEEKDAYS[DAYS.get(`${word} ${words[next + 1]?.word ?? ""}`) ?? -1];
    if (day !== undefined) return { value: `until:${day}`, length: next + 2 - at };
    const short = WEEKDAYS[DAYS.get(word) ?? -1];
    if (short !== undefined) return { value: `until:${short}`, length: next + 1 - at };
    if (!SMALL.has(word) && word !== "next") return undefined;
  }
  return undefined;
}

const milliseconds = (minutes: number) => String(minutes * MINUTE);

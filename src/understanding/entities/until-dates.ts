import { entriesOf, everyEntry, everyLine, ofVocabulary, type Vocabulary } from "../words/words.ts";
import { numeralAt } from "./numerals.ts";
import type { SpokenWord } from "./spoken-words.ts";

/** A piece of a message that is a length of time. */
export interface Match {
  readonly value: string;
  /** In words. */
  readonly length: number;
  readonly unsure?: true;
}

/** As values name them. */
export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
/** What each line of `ends` is the end of. */
const ENDS = ["day", "week", "weekend", "month", "year"] as const;
/** What no clock makes a length of: "a few days", "2 or 3 weeks". */
export const UNCLEAR = "unclear";
const DAY_UNIT = 2;

const days = everyLine((words) => words.durations.weekdays);
const months = everyLine((words) => words.durations.months ?? "");
const ends = everyLine((words) => words.durations.ends ?? "");
const endsOf = everyEntry((words) => words.durations.endsOf ?? "");
const either = everyEntry((words) => words.durations.either ?? "");
const ordinals = everyLine((words) => words.ordinals);
const units = everyLine((words) => words.durations.units);
const until = everyEntry((words) => words.durations.until);
const small = everyEntry(
  (words) => words.common,
  (words) => words.durations.next,
);
/** "until the next Friday": so many small words may stand between. */
const MOST_BETWEEN = 3;
/** Words of the longest of `ends`: "until the end of the month". */
const LONGEST_END = 6;

/**
 * "Until Friday", "hasta el 15/12", "até o fim do mês": `until:friday`, `until:12-15`, `until:2026-12-15`, `until:day-15`,
 * `until:month-end`. "This weekend" needs no "until".
 */
export function untilAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  const opens = until(vocabulary).has(words[at]?.word ?? "");
  if (!opens) return endAt(words, at, vocabulary, (end) => end === "weekend");
  for (let next = at + 1; next <= at + 1 + MOST_BETWEEN; next++) {
    const found =
      endAt(words, next, vocabulary, () => true) ??
      weekdayAt(words, next, vocabulary) ??
      dateAt(words, next, vocabulary);
    if (found) return closed(words, at, { ...found, length: next + found.length - at }, vocabulary);
    const word = words[next]?.word;
    if (isTime(word, vocabulary)) return { value: UNCLEAR, length: next + 1 - at, unsure: true };
    if (!small(vocabulary).has(word ?? "") && !isDay(word, vocabulary)) return undefined;
  }
  return undefined;
}

/** "Until next week", "until December", "hasta las 5": some moment, but no day. */
function isTime(word: string | undefined, vocabulary: Vocabulary): boolean {
  if (word === undefined || isDay(word, vocabulary)) return false;
  return CLOCK.test(word) || months(vocabulary).has(word) || units(vocabulary).has(word);
}

const CLOCK = /^\d{1,2}(?:am|pm|h|hs|hrs|\d\d)?$/;

/** "Until Friday 5pm" ends before the day does, "until Monday or Tuesday" on either: both are asked back. */
function closed(words: readonly SpokenWord[], at: number, found: Match, vocabulary: Vocabulary): Match {
  const rest = words.slice(at + found.length, at + found.length + REACH).map(({ word }) => word);
  const isHour =
    CLOCK.test(rest[0] ?? "") || (small(vocabulary).has(rest[0] ?? "") && rest.some((word) => CLOCK.test(word)));
  const isOther = either(vocabulary).has(rest[0] ?? "") && rest.some((word) => isPartOfDate(word, vocabulary));
  return isHour || isOther ? { ...found, unsure: true } : found;
}

/** "… a las 5", "or the 16th": words behind a day that are looked at. */
const REACH = 3;

const isPartOfDate = (word: string, vocabulary: Vocabulary) =>
  /^\d{1,2}\D{0,2}$/u.test(word) || days(vocabulary).has(word) || months(vocabulary).has(word);

const isDay = (word: string | undefined, vocabulary: Vocabulary) => units(vocabulary).get(word ?? "") === DAY_UNIT;

const phraseAt = (words: readonly SpokenWord[], at: number, length: number) =>
  words
    .slice(at, at + length)
    .map(({ word }) => word)
    .join(" ");

function endAt(
  words: readonly SpokenWord[],
  at: number,
  vocabulary: Vocabulary,
  counts: (end: (typeof ENDS)[number]) => boolean,
): Match | undefined {
  for (let length = Math.min(LONGEST_END, words.length - at); length > 0; length--) {
    const monthly = monthEndAt(words, at, length, vocabulary);
    if (monthly && counts("month")) return monthly;
    const end = ENDS[ends(vocabulary).get(phraseAt(words, at, length)) ?? -1];
    if (end && counts(end)) return { value: `until:${end}-end`, length };
  }
  return undefined;
}

/** "The end of December". */
function monthEndAt(
  words: readonly SpokenWord[],
  at: number,
  length: number,
  vocabulary: Vocabulary,
): Match | undefined {
  const month = endsOf(vocabulary).has(phraseAt(words, at, length))
    ? monthAt(words[at + length], vocabulary)
    : undefined;
  return month === undefined ? undefined : dated("", month + 1, month === 1 ? 28 : (LENGTHS[month] ?? 0), length + 1);
}

const monthAt = (word: SpokenWord | undefined, vocabulary: Vocabulary) => months(vocabulary).get(word?.word ?? "");

function weekdayAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  for (const length of [2, 1]) {
    const day = WEEKDAYS[days(vocabulary).get(phraseAt(words, at, length)) ?? -1];
    if (day !== undefined && words.length >= at + length) return { value: `until:${day}`, length };
  }
  return undefined;
}

/** "15 de diciembre", "December 15th, 2026", "15/12", "2026-12-15", "the 15th". */
function dateAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  const [first, second] = words.slice(at, at + 2);
  if (first && second?.from === first.to + 1) {
    const written = writtenAt(words, at, undecided(vocabulary).has(wordBefore(words, at, vocabulary)));
    if (written) return written;
  }
  return namedAt(words, at, vocabulary) ?? bareDayAt(words, at, vocabulary);
}

/** Languages in which "05/12" is either of two days: it is asked back. */
const undecided = ofVocabulary((vocabulary: Vocabulary): ReadonlySet<string> => {
  const both = vocabulary.filter(({ words }) => words.durations.dates?.trim() === "either");
  return new Set(both.flatMap(({ words }) => entriesOf(words.durations.until)));
});

const wordBefore = (words: readonly SpokenWord[], at: number, vocabulary: Vocabulary) =>
  words.slice(0, at).findLast(({ word }) => until(vocabulary).has(word))?.word ?? "";

/** Words keep no sign, so "15/12" is two words with one character between. */
function writtenAt(words: readonly SpokenWord[], at: number, either: boolean): Match | undefined {
  const [first, second, third] = words.slice(at, at + 3);
  if (!first || !second) return undefined;
  const isThree = third?.from === second.to + 1 && /^\d{1,4}$/.test(third.word);
  if (isThree && isYear(first.word)) return dated(first.word, Number(second.word), Number(third.word), 3);
  const year = !isThree ? "" : third.word.length === 2 ? `20${third.word}` : third.word;
  if (!/^\d{1,2}$/.test(first.word) || !/^\d{1,2}$/.test(second.word) || (isThree && !isYear(year))) return undefined;
  const one = Number(first.word);
  const other = Number(second.word);
  const length = isThree ? 3 : 2;
  if (other > 12) return dated(year, one, other, length);
  const found = dated(year, other, one, length);
  return found && either && one <= 12 && one !== other ? { ...found, unsure: true } : found;
}

function namedAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  const said = words.slice(at, at + DATE_WORDS).map(({ word }) => word);
  const first = months(vocabulary).get(said[0] ?? "");
  if (first !== undefined) {
    const day = saidDay(said, 1, vocabulary);
    return day && withYear(first, day.number, said, 1 + day.length, vocabulary);
  }
  const day = saidDay(said, 0, vocabulary);
  if (!day) return undefined;
  const place = day.length + (small(vocabulary).has(said[day.length] ?? "") ? 1 : 0);
  const month = months(vocabulary).get(said[place] ?? "");
  return month === undefined ? undefined : withYear(month, day.number, said, place + 1, vocabulary);
}

/** "Treinta y uno de diciembre de 2026". */
const DATE_WORDS = 8;

function withYear(
  month: number,
  day: number,
  said: readonly string[],
  length: number,
  vocabulary: Vocabulary,
): Match | undefined {
  const skipped = small(vocabulary).has(said[length] ?? "") ? 1 : 0;
  const year = said[length + skipped] ?? "";
  return isYear(year) ? dated(year, month + 1, day, length + skipped + 1) : dated("", month + 1, day, length);
}

/** "15", "15th", "fifth", "quince". */
function saidDay(said: readonly string[], at: number, vocabulary: Vocabulary) {
  const written = dayOf(said[at] ?? "");
  if (written !== undefined) return { number: written, length: 1 };
  const ordinal = ordinals(vocabulary).get(said[at] ?? "");
  if (ordinal !== undefined) return { number: ordinal + 1, length: 1 };
  const numeral = numeralAt(said, at, vocabulary);
  return numeral && { number: Number(numeral.digits), length: numeral.length };
}

function bareDayAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  const written = words[at]?.word ?? "";
  const isNamed = /\D$/u.test(written) || isDay(words[at - 1]?.word, vocabulary);
  const day = dayOf(written);
  return day === undefined || !isNamed ? undefined : { value: `until:day-${String(day)}`, length: 1 };
}

const isYear = (word: string) => /^20\d\d$/.test(word);

const dayOf = (word: string): number | undefined => {
  const number = Number(/^([1-9]|[0-3]\d)(?:st|nd|rd|th|o|º)?$/u.exec(word)?.[1] ?? 0);
  return number >= 1 && number <= 31 ? number : undefined;
};

/** The longest that each month can be. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const pad = (number: number) => String(number).padStart(2, "0");

function dated(year: string, month: number, day: number, length: number): Match | undefined {
  if (!(day >= 1 && day <= (LENGTHS[month - 1] ?? 0))) return undefined;
  return { value: `until:${year === "" ? "" : `${year}-`}${pad(month)}-${pad(day)}`, length };
}

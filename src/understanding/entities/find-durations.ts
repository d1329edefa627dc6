import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, everyNumber, type Vocabulary } from "../words/words.ts";
import { amountAt, isBounded, milliseconds } from "./amounts.ts";
import type { Span } from "./span.ts";
import { type SpokenWord, spokenWords } from "./spoken-words.ts";
import { type Match, UNCLEAR, untilAt } from "./until-dates.ts";

/**
 * How long something is to hold. `value` is milliseconds ("604800000"), "permanent", or "until:friday": which day that
 * is depends on a clock, and `endOf` has one. A month has 30 days, a year 365; "only today" is 24 hours.
 */
export interface FoundDuration extends Span {
  readonly value: string;
  /** "A few days", "2 or 3 weeks", "until 05/12": `value` is a guess, which nobody may act on unasked. */
  readonly unsure?: true;
}

const fixedMinutes = everyNumber((words) => words.durations.minutes);
const wholeMinutes = everyNumber((words) => words.durations.whole);
const permanent = everyEntry((words) => words.durations.permanent);
const wholePermanent = everyEntry((words) => words.durations.wholePermanent);
const vague = everyEntry((words) => words.durations.vague ?? "");
const around = everyEntry(
  (words) => words.polite,
  (words) => words.choice,
);
/** Words of the longest entry. */
const LONGEST = 6;

/** @param text cleaned */
export function findDurations(text: string, vocabulary: Vocabulary): readonly FoundDuration[] {
  const words = spokenWords(text);
  const whole = wholeAnswer(words, vocabulary);
  if (whole !== undefined) return [spanOf(words, whole)];
  const found: FoundDuration[] = [];
  for (let at = 0; at < words.length;) {
    const here = lengthAt(words, at, vocabulary);
    if (here) found.push(spanOf(words.slice(at, at + here.length), here));
    at += here?.length ?? 1;
  }
  return found;
}

/** The one length of time that a message tells: where it tells two that differ, that has to be asked back. */
export function onlyDuration(text: string, vocabulary: Vocabulary): FoundDuration | undefined {
  const [first, ...others] = findDurations(text, vocabulary);
  const last = others.at(-1);
  if (!first || !last || others.every(({ value }) => value === first.value)) return first;
  return { from: first.from, to: last.to, value: UNCLEAR, unsure: true };
}

function lengthAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  const amount = amountAt(words, at, vocabulary);
  const found = fixedAt(words, at, vocabulary) ?? (amount && withMore(words, at, amount, vocabulary));
  if (!found) return untilDay(words, at, vocabulary);
  return isBounded(words, at, vocabulary) ? { ...found, value: UNCLEAR, unsure: true } : found;
}

/** "Let it through for 3 days": what looks like some hour may begin a length that is told in full. */
function untilDay(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  const found = untilAt(words, at, vocabulary);
  const last = found?.value === UNCLEAR ? amountAt(words, at + found.length - 1, vocabulary) : undefined;
  return last ? undefined : found;
}

/** "3 days and 4 hours". */
function withMore(words: readonly SpokenWord[], at: number, first: Match, vocabulary: Vocabulary): Match {
  const joint = joints(vocabulary).has(words[at + first.length]?.word ?? "") ? 1 : 0;
  const place = at + first.length + joint;
  const second = joint > 0 || words[place]?.glue === undefined ? amountAt(words, place, vocabulary) : undefined;
  const sum = Number(first.value) + Number(second?.value);
  if (!second || Number.isNaN(sum) || Number(second.value) >= Number(first.value)) return first;
  return { value: String(sum), length: first.length + joint + second.length };
}

const joints = everyEntry((words) => words.numerals?.joints ?? "");

type Read = Omit<Match, "length">;

const spanOf = (words: readonly SpokenWord[], { value, unsure }: Read): FoundDuration => ({
  from: words[0]?.from ?? 0,
  to: words.at(-1)?.to ?? 0,
  value,
  ...(unsure && { unsure }),
});

function wholeAnswer(words: readonly SpokenWord[], vocabulary: Vocabulary): Read | undefined {
  const said = words.map(({ word }) => word);
  const phrases = [said.join(" "), trimPhrases(said, around(vocabulary)).join(" ")];
  const minutes = phrases.map((phrase) => wholeMinutes(vocabulary).get(phrase)).find((found) => found !== undefined);
  if (minutes !== undefined) return { value: milliseconds(minutes) };
  if (phrases.some((phrase) => wholePermanent(vocabulary).has(phrase))) return { value: "permanent" };
  return phrases.some((phrase) => vague(vocabulary).has(phrase)) ? { value: UNCLEAR, unsure: true } : undefined;
}

/** Phrases that are a length of time as they stand. */
function fixedAt(words: readonly SpokenWord[], at: number, vocabulary: Vocabulary): Match | undefined {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
    const phrase = words
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(" ");
    if (permanent(vocabulary).has(phrase)) return { value: "permanent", length };
    const minutes = fixedMinutes(vocabulary).get(phrase);
    if (minutes !== undefined) return { value: milliseconds(minutes), length };
  }
  return undefined;
}

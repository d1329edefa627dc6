import { readLetters } from "../../shared/crockford.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { overlaps, type Span } from "./span.ts";
import { type SpokenWord, spokenWords } from "./spoken-words.ts";

/** The short code of a request: four characters of Crockford's base 32, in capitals, I and L read as 1, O as 0. */
export interface FoundRequest extends Span {
  readonly value: string;
}

const FOUR = /^[0-9a-z]{4}$/iu;
const CROCKFORD = /^[0-9A-HJKMNP-TV-Z]{4}$/u;
const versions = everyEntry((words) => words.versions);
const labels = everyEntry((words) => words.requestLabels);
const links = everyEntry(
  (words) => words.numberLinks,
  (words) => words.codeLabels,
);
/** "approve the request number K7Q2": so many words are looked at before it. */
const REACH = 4;

/**
 * Short codes in the text, in order: where letters and digits mix, or after a word such as "approve" or "request".
 *
 * @param text cleaned
 * @param apart spans that hold other things: addresses
 */
export function findRequests(text: string, apart: readonly Span[], vocabulary: Vocabulary): readonly FoundRequest[] {
  const words = spokenWords(text);
  const shouts = text === text.toUpperCase();
  return words.flatMap((word, index) => {
    const { from, to } = word;
    const written = text.slice(from, to);
    if (!FOUR.test(written) || isPartOfMore(text, word) || apart.some((other) => overlaps(word, other))) return [];
    if (versions(vocabulary).has(words[index - 1]?.word ?? "")) return [];
    const certain = isLabelled(words.slice(Math.max(0, index - REACH), index), vocabulary);
    const value = certain ? readLetters(written) : written.toUpperCase();
    if (!CROCKFORD.test(value)) return [];
    return (certain ? isNoWord(written, shouts) : isMixed(written)) ? [{ from, to, value }] : [];
  });
}

/** After a label digits alone may be a code; letters alone only in capitals among small letters. */
const isNoWord = (written: string, shouts: boolean) =>
  /\d/u.test(written) || (!shouts && written === written.toUpperCase());

/** "50km", "10am", "24hs": a count in small letters is no code. */
const isMixed = (written: string) =>
  /\d/u.test(written) && /[a-z]/iu.test(written) && !/^(?:\d+[a-z]+|[a-z]+\d)$/u.test(written);

function isLabelled(before: readonly SpokenWord[], vocabulary: Vocabulary): boolean {
  const nearest = before.findLast(({ word }) => !links(vocabulary).has(word));
  return nearest !== undefined && labels(vocabulary).has(nearest.word);
}

/** A piece of a longer number, a path or a name: "AB-K7Q2", "K7Q2.com". */
const isPartOfMore = (text: string, { from, to }: Span) =>
  /[\p{L}\p{N}@._/-]$/u.test(text.slice(0, from)) || /^(?:[@_/-]|[.,:]\p{L}|[.,:]\d)/u.test(text.slice(to));

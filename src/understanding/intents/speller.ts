import { wordsOf } from "../fold.ts";
import { hashOf } from "../hash.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";

/** All words that were learned from, the most frequent first; those seen once come last. */
export interface Lexicon {
  readonly words: readonly string[];
  /** So many of them were seen twice or more: only these are trusted as a correction. */
  readonly frequent: number;
}

/** Shorter words have too many neighbours: "pin" may be "in", "spin" or "pen". */
const FEWEST_LETTERS = 4;
const MOST_LETTERS = 30;
const KIND = 3;

export function learnLexicon(texts: readonly string[]): Lexicon {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ordered = [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return {
    words: ordered.map(([word]) => word),
    frequent: ordered.filter(([, count]) => count > 1).length,
  };
}

/**
 * Corrects one typing error in a word that was never seen: to the most frequent word that is one insertion, deletion,
 * exchange or swap away. Words that differ by one error share a form with one letter left out, so all candidates are
 * found by their short forms (Garbe's symmetric deletes).
 */
export function speller({ words, frequent }: Lexicon): (word: string) => string {
  const known = new Set(words);
  const firstWith = new Map<number, number>();
  for (const [rank, word] of words.slice(0, frequent).entries()) {
    if (!isCorrectable(word)) continue;
    for (const form of shortForms(word)) if (!firstWith.has(form)) firstWith.set(form, rank);
  }
  return (word) => {
    if (known.has(word) || !isCorrectable(word)) return word;
    const ranks = shortForms(word).flatMap((form) => firstWith.get(form) ?? []);
    const fitting = ranks.filter((rank) => isOneErrorAway(word, words[rank] ?? ""));
    return fitting.length === 0 ? word : (words[Math.min(...fitting)] ?? word);
  };
}

const isCorrectable = (word: string) =>
  word.length >= FEWEST_LETTERS && word.length <= MOST_LETTERS && /^\p{L}+$/u.test(word);

/** The word itself and the word without each of its letters, hashed. */
const shortForms = (word: string): readonly number[] => [
  hashOf(word, KIND),
  ...Array.from(word, (_, at) => hashOf(word.slice(0, at) + word.slice(at + 1), KIND)),
];

/** Damerau's distance is one at most: after the common beginning, one letter decides. */
function isOneErrorAway(left: string, right: string): boolean {
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1;
  const a = left.slice(at);
  const b = right.slice(at);
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1);
}

export function writeLexicon({ words, frequent }: Lexicon, to: ModelWriter): void {
  to.text(words.join("\n"));
  to.integers(Int32Array.of(frequent));
}

export function readLexicon(from: ModelReader): Lexicon {
  return { words: from.text().split("\n"), frequent: from.integers()[0] ?? 0 };
}

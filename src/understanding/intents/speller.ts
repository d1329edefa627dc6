import { wordsOf } from "../fold.ts";
import { hashOf } from "../hash.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";

/** All words that were learned from, the most frequent first; those seen once come last. */
export interface Lexicon {
  readonly words: readonly string[];
  /** So many of them were seen twice or more: only these are trusted as a correction. */
  readonly frequent: number;
  /** The short forms of those, in order, and beside each the first word that has it. */
  readonly forms: Int32Array;
  readonly ranks: Int32Array;
}

/** Shorter words have too many neighbours: "pin" may be "in", "spin" or "pen". */
const FEWEST_LETTERS = 4;
const MOST_LETTERS = 30;
const KIND = 3;

export function learnLexicon(texts: readonly string[]): Lexicon {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ordered = [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  const words = ordered.map(([word]) => word);
  const frequent = ordered.filter(([, count]) => count > 1).length;
  const forms = [...formsOf(words.slice(0, frequent))].toSorted(([one], [other]) => one - other);
  return {
    words,
    frequent,
    forms: Int32Array.from(forms, ([form]) => form),
    ranks: Int32Array.from(forms, ([, rank]) => rank),
  };
}

/** Found once, when the words are learned: at every start it would be thousands of words anew. */
function formsOf(words: readonly string[]): ReadonlyMap<number, number> {
  const firstWith = new Map<number, number>();
  for (const [rank, word] of words.entries()) {
    if (!isCorrectable(word)) continue;
    for (const form of shortForms(word)) if (!firstWith.has(form)) firstWith.set(form, rank);
  }
  return firstWith;
}

/**
 * Corrects one typing error in a word that was never seen: to the most frequent word that is one insertion, deletion,
 * exchange or swap away. Words that differ by one error share a form with one letter left out, so all candidates are
 * found by their short forms (Garbe's symmetric deletes).
 */
export function speller(lexicon: Lexicon): (word: string) => string {
  const { words } = lexicon;
  const known = new Set(words);
  return (word) => {
    if (known.has(word) || !isCorrectable(word)) return word;
    const ranks = shortForms(word).flatMap((form) => rankOf(lexicon, form) ?? []);
    const fitting = ranks.filter((rank) => isOneErrorAway(word, words[rank] ?? ""));
    return fitting.length === 0 ? word : (words[Math.min(...fitting)] ?? word);
  };
}

/** The first word that has the form. */
function rankOf({ forms, ranks }: Lexicon, form: number): number | undefined {
  let low = 0;
  let high = forms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((forms[middle] ?? 0) < form) low = middle + 1;
    else high = middle;
  }
  return forms[low] === form ? ranks[low] : undefined;
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

export function writeLexicon({ words, frequent, forms, ranks }: Lexicon, to: ModelWriter): void {
  to.text(words.join("\n"));
  to.integers(Int32Array.of(frequent));
  to.integers(forms);
  to.integers(ranks);
}

export function readLexicon(from: ModelReader): Lexicon {
  const words = from.text().split("\n");
  const frequent = from.integers()[0] ?? 0;
  return { words, frequent, forms: from.integers(), ranks: from.integers() };
}

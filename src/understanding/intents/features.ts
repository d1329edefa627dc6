import { wordsOf } from "../fold.ts";

/** How often each feature occurs, in two blocks: whole words with their neighbours, and pieces of words. */
export interface Features {
  readonly words: ReadonlyMap<string, number>;
  readonly pieces: ReadonlyMap<string, number>;
}

/** So many words are read: a story says what it is about long before. */
const MOST_WORDS = 160;
const LONGEST_WORD = 30;
/** Lengths of word pieces, in letters, the blanks at both ends of a word included. */
const PIECES = [3, 4, 5] as const;

/** @param text masked, see `maskValues` */
export function featuresOf(text: string): Features {
  const words = wordsOf(text)
    .slice(0, MOST_WORDS)
    .map((word) => (/^\d+$/.test(word) ? "xnumber" : word.slice(0, LONGEST_WORD)));
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ""} ${word}`);
  return { words: counted([...words, ...pairs]), pieces: counted(words.flatMap(piecesOf)) };
}

function piecesOf(word: string): readonly string[] {
  const padded = ` ${word} `;
  return PIECES.flatMap((length) =>
    Array.from({ length: Math.max(0, padded.length - length + 1) }, (_, at) => padded.slice(at, at + length)),
  );
}

function counted(features: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

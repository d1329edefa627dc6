import type { TaughtLanguage } from "../intents/examples.ts";
import { wordsOf } from "../fold.ts";
import { hashOf } from "../hash.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import { entriesOf } from "../words/words.ts";

/** How often each word and each three-letter piece occurs in each language. */
export interface LanguageModel {
  readonly hashes: Int32Array;
  /** One row per hash, one column per language. */
  readonly counts: Int32Array;
}

/** A small word of the language counts as if it had been seen so often. */
const COMMON_COUNTS = 5;
const WORD_KIND = 11;
const PIECE_KIND = 12;
const ACCENTED_KIND = 13;
const WORD = /\p{L}+/gu;
const LONGEST_WORD = 30;
/** So much of a message is enough. */
const MOST_WORDS = 60;
const MOST_LETTERS = 400;

/** Learns the languages from example texts and the small words of each. */
export function trainLanguages(languages: readonly TaughtLanguage[]): LanguageModel {
  const seen = new Map<number, number[]>();
  for (const [column, { words, phrases }] of languages.entries()) {
    const common = [...new Set(entriesOf(words.common))];
    const add = (piece: number, times: number) => {
      const row = seen.get(piece) ?? languages.map(() => 0);
      row[column] = (row[column] ?? 0) + times;
      seen.set(piece, row);
    };
    for (const piece of common.flatMap(piecesOf)) add(piece, COMMON_COUNTS);
    for (const text of Object.values(phrases).flat()) for (const piece of evidenceIn(text)) add(piece, 1);
  }
  return { hashes: Int32Array.from(seen.keys()), counts: Int32Array.from([...seen.values()].flat()) };
}

export const wordHash = (word: string): number => hashOf(word, WORD_KIND);

/** What a text shows of its language: its words, their pieces, and words with accents once more as they were written. */
export function evidenceIn(text: string): readonly number[] {
  const words = wordsOf(text)
    .filter((word) => /^\p{L}+$/u.test(word))
    .slice(0, MOST_WORDS);
  const written = text.slice(0, MOST_LETTERS).normalize("NFC").toLowerCase().match(WORD) ?? [];
  const accented = written.filter((word) => word.normalize("NFD") !== word);
  return [...words.flatMap(piecesOf), ...accented.map((word) => hashOf(word, ACCENTED_KIND))];
}

/** The word itself and its three-letter pieces, blanks around it included. @param word folded */
function piecesOf(word: string): readonly number[] {
  const padded = ` ${word.slice(0, LONGEST_WORD)} `;
  const pieces = Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3));
  return [wordHash(word), ...pieces.map((piece) => hashOf(piece, PIECE_KIND))];
}

export function writeLanguageModel({ hashes, counts }: LanguageModel, to: ModelWriter): void {
  to.integers(hashes);
  to.integers(counts);
}

export const readLanguageModel = (from: ModelReader): LanguageModel => ({
  hashes: from.integers(),
  counts: from.integers(),
});

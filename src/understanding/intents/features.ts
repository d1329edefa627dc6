import { hashEnd, hashOf, hashStart, step } from "../hash.ts";
import { wordsOf } from "../fold.ts";

/** The hashed features of a text, sorted, once for each time they occur: whole words with their neighbours, and pieces. */
export interface Features {
  readonly words: Int32Array;
  readonly pieces: Int32Array;
}

/** So many words are read: a story says what it is about long before. */
const MOST_WORDS = 160;
const LONGEST_WORD = 30;
/** Lengths of word pieces, in letters, the blanks at both ends of a word included. */
const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;

const WORD_KIND = 1;
const PIECE_KIND = 2;

/** Stand before the first and after the last word, so that how a message opens and closes is seen. */
const OPENING = "^";
const CLOSING = "$";

/**
 * The words that count, a number as one word for all of them.
 *
 * @param text masked, see `maskValues`
 * @param spell corrects a word
 */
export const telling = (text: string, spell = (word: string) => word): readonly string[] =>
  wordsOf(text)
    .slice(0, MOST_WORDS)
    .map((word) => (/^\d+$/.test(word) ? NUMBER : spell(word.slice(0, LONGEST_WORD))));

export const NUMBER = "xnumber";

/** @param words from `telling` */
export function featuresOf(words: readonly string[]): Features {
  const framed = words.length === 0 ? [] : [OPENING, ...words, CLOSING];
  const pairs = framed.slice(1).map((word, index) => `${framed[index] ?? ""} ${word}`);
  return {
    words: Int32Array.from([...words, ...pairs], (word) => hashOf(word, WORD_KIND)).sort(),
    pieces: Int32Array.from(words.flatMap(piecesOf)).sort(),
  };
}

function piecesOf(word: string): readonly number[] {
  const padded = ` ${word} `;
  const pieces: number[] = [];
  for (let from = 0; from < padded.length; from++) {
    let hash = hashStart(PIECE_KIND);
    const end = Math.min(padded.length, from + LONGEST_PIECE);
    for (let at = from; at < end; at++) {
      hash = step(hash, padded.charCodeAt(at));
      if (at - from + 1 >= SHORTEST_PIECE) pieces.push(hashEnd(hash));
    }
  }
  return pieces;
}

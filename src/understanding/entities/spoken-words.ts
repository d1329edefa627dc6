import { phraseOf } from "../fold.ts";
import type { Span } from "./span.ts";

/** A word of the text, folded, and where it stands. */
export interface SpokenWord extends Span {
  readonly word: string;
}

const WORD = /[\p{L}\p{M}\p{N}'’]+/gu;
/** So many words are looked at. */
const MOST_WORDS = 400;

export function spokenWords(text: string): readonly SpokenWord[] {
  return [...text.matchAll(WORD)]
    .slice(0, MOST_WORDS)
    .map((match) => ({ word: phraseOf(match[0]), from: match.index, to: match.index + match[0].length }));
}

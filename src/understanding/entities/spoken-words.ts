import { phraseOf } from "../fold.ts";
import type { Span } from "./span.ts";

/** A word of the text, folded, and where it stands. */
export interface SpokenWord extends Span {
  readonly word: string;
  /** The one sign that stands between the word before and this: "/" in "15/12". */
  readonly glue?: string;
}

const WORD = /[\p{L}\p{M}\p{N}'’]+/gu;
/** So many words are looked at. */
const MOST_WORDS = 400;

export function spokenWords(text: string): readonly SpokenWord[] {
  const found = [...text.matchAll(WORD)].slice(0, MOST_WORDS);
  return found.map((match, index) => {
    const before = found[index - 1];
    const gap = before === undefined ? "" : text.slice(before.index + before[0].length, match.index);
    const glue = gap.length === 1 && gap.trim() !== "" ? { glue: gap } : {};
    return { word: phraseOf(match[0]), from: match.index, to: match.index + match[0].length, ...glue };
  });
}

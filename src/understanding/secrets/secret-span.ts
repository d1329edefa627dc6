import { PLACEHOLDER } from "../entities/mask.ts";
import type { Span } from "../entities/span.ts";
import { fold } from "../fold.ts";

export type SecretKind = "code" | "password" | "token" | "link" | "move";

/** A stretch of the cleaned text that nobody but its owner should ever read. */
export interface SecretSpan extends Span {
  readonly secret: SecretKind;
}

/** A word of the text between blanks, with its place. */
export interface Chunk extends Span {
  readonly text: string;
}

/** Words of the text between blanks, with their place. */
export function chunks(text: string): readonly Chunk[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
}

/** Stands where a secret was cut from an earlier copy of the text: to cut twice is to cut once. */
export const CUT = PLACEHOLDER.charAt(0);

/** A chunk as a word to look up: folded, without the signs around it; nothing where something was cut. */
export const bare = (text: string) =>
  text.includes(CUT) ? "" : fold(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

/**
 * How many chunks from `at` on are one entry of a list.
 *
 * @param words every chunk, as `bare` gives it
 * @param longest words of the longest entry
 * @returns 0 when none is
 */
export function entryLength(
  words: readonly string[],
  at: number,
  entries: ReadonlySet<string>,
  longest: number,
): number {
  for (let length = Math.min(longest, words.length - at); length > 0; length--)
    if (entries.has(words.slice(at, at + length).join(" "))) return length;
  return 0;
}

/** Whether a sentence, or a part of one, ends with this chunk. */
export const endsClause = (text: string) => /[.!?,;:…)•]$/u.test(text);

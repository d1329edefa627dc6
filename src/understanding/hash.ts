/**
 * A 32-bit name for a piece of text, so that a vocabulary is a table of numbers and not of strings: FNV-1a (Fowler,
 * Noll, Vo) over UTF-16 units, mixed at the end as in MurmurHash3. Two of 200,000 pieces share a name about five times;
 * a piece that was never seen passes for a known one in 1 of 20,000 cases. A linear model does not notice.
 *
 * Written in steps, so that all the beginnings of a word are named in one pass.
 */
export const hashStart = (kind: number): number => step(OFFSET, kind);

/** One more UTF-16 unit. */
export const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

/** @returns a signed 32-bit number */
export function hashEnd(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** The name of a whole text. @param kind keeps apart what is spelled alike, such as words and pieces of words */
export function hashOf(text: string, kind: number): number {
  let hash = hashStart(kind);
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at));
  return hashEnd(hash);
}

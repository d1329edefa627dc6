/** More slips than this and it is another word. */
const MOST_SLIPS = 2;

/**
 * A sentence that offers the closest of the `known` words, with a space in front; empty when none is close.
 *
 * @param written at most some hundred characters; longer words are never close
 */
export function didYouMean(written: string, known: readonly string[]): string {
  const ranked = known
    .map((word) => ({ word, slips: slipsBetween(written, word) }))
    .filter(({ word, slips }) => slips <= Math.min(MOST_SLIPS, Math.floor(word.length / 2)))
    .sort((a, b) => a.slips - b.slips);
  const best = ranked[0];
  return best ? ` Did you mean "${best.word}"?` : "";
}

/** Letters to add, drop or change to get from one word to the other (Levenshtein). */
function slipsBetween(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > MOST_SLIPS) return Infinity;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(from).entries()) row = nextRow(row, letter, to, index + 1);
  return row.at(-1) ?? Infinity;
}

function nextRow(above: readonly number[], letter: string, to: string, first: number): number[] {
  const row = [first];
  for (const [index, other] of Array.from(to).entries()) {
    const change = (above[index] ?? 0) + (letter === other ? 0 : 1);
    row.push(Math.min(change, (above[index + 1] ?? 0) + 1, (row[index] ?? 0) + 1));
  }
  return row;
}

/** `a`, `b` and `c` as a list inside a sentence. */
export const listed = (words: readonly string[]) => (words.length === 0 ? "nothing" : words.join(", "));

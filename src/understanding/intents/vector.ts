import { rowTable } from "../row-table.ts";
import type { Features } from "./features.ts";
import type { Scale } from "./scale.ts";

/** A text as rows of the weight tables and its weight in each; the sum of the squared weights is 1. */
export interface Vector {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  /** Share of its word pieces, each counted once, that were ever seen. */
  readonly known: number;
}

/** Share of the word pieces: below words, but enough to see through typing errors (measured on held-back phrases). */
const PIECE_WEIGHT = 0.7;

/** Turns features into a vector: (1 + log count) × rarity, words and pieces each brought to length one before. */
export function vectorizer({ hashes, rarities, wordRows }: Scale): (features: Features) => Vector {
  const find = rowTable(hashes);
  const isWord = (row: number) => row >= 0 && row < wordRows;
  const isPiece = (row: number) => row >= wordRows;
  /** Adds those of the sorted hashes that are ours. */
  const gather = (sorted: Int32Array, isOurs: (row: number) => boolean, into: Gathered): void => {
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      const hash = sorted[from] ?? 0;
      while (to < sorted.length && sorted[to] === hash) to += 1;
      const row = find(hash);
      into.different += 1;
      if (!isOurs(row)) continue;
      into.rows[into.count] = row;
      into.values[into.count] = (to - from === 1 ? 1 : 1 + Math.log(to - from)) * (rarities[row] ?? 0);
      into.count += 1;
    }
  };
  return ({ words, pieces }) => {
    const room = words.length + pieces.length;
    const all = { rows: new Int32Array(room), values: new Float64Array(room), count: 0, different: 0 };
    gather(words, isWord, all);
    const some = { count: all.count, different: all.different };
    gather(pieces, isPiece, all);
    scale(all.values, 0, some.count, 1);
    scale(all.values, some.count, all.count, PIECE_WEIGHT);
    scale(all.values, 0, all.count, 1);
    const different = all.different - some.different;
    return {
      rows: all.rows.subarray(0, all.count),
      values: Float32Array.from(all.values.subarray(0, all.count)),
      known: different === 0 ? 0 : (all.count - some.count) / different,
    };
  };
}

interface Gathered {
  readonly rows: Int32Array;
  readonly values: Float64Array;
  count: number;
  /** How many hashes were different, ours or not. */
  different: number;
}

/** Brings what stands from here up to there to that length; the direction stays. */
function scale(values: Float64Array, from: number, to: number, wanted: number): void {
  let square = 0;
  for (let at = from; at < to; at++) square += (values[at] ?? 0) ** 2;
  if (square === 0) return;
  const factor = wanted / Math.sqrt(square);
  for (let at = from; at < to; at++) values[at] = (values[at] ?? 0) * factor;
}

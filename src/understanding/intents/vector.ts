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
  const weighted = (sorted: Int32Array, share: number, isOurs: (row: number) => boolean): Block => {
    const rows: number[] = [];
    const values: number[] = [];
    let different = 0;
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
      const row = find(sorted[from] ?? 0);
      different += 1;
      if (!isOurs(row)) continue;
      rows.push(row);
      values.push((1 + Math.log(to - from)) * (rarities[row] ?? 0));
    }
    return { rows, values: scaled(values, share), different };
  };
  return (features) => {
    const words = weighted(features.words, 1, (row) => row >= 0 && row < wordRows);
    const pieces = weighted(features.pieces, PIECE_WEIGHT, (row) => row >= wordRows);
    return {
      rows: Int32Array.from([...words.rows, ...pieces.rows]),
      values: Float32Array.from(scaled([...words.values, ...pieces.values], 1)),
      known: pieces.different === 0 ? 0 : pieces.rows.length / pieces.different,
    };
  };
}

interface Block {
  readonly rows: readonly number[];
  readonly values: readonly number[];
  readonly different: number;
}

/** The same direction, of that length. */
function scaled(values: readonly number[], wanted: number): readonly number[] {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? values : values.map((value) => (value * wanted) / length);
}

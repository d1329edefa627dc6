import type { Vector } from "./vector.ts";

/** One row of weights per feature, one column per class. */
export interface WeightTable {
  readonly classes: number;
  readonly weights: Float32Array;
}

/** What speaks for each class, added up. */
export function sumsOf({ rows, values }: Vector, { classes, weights }: WeightTable): Float64Array {
  const sums = new Float64Array(classes);
  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let column = 0; column < classes; column++)
      sums[column] = (sums[column] ?? 0) + (weights[row + column] ?? 0) * value;
  }
  return sums;
}

/** Softmax: positive, and 1 together. Takes the place of the sums. */
export function probabilitiesOf(sums: Float64Array): Float64Array {
  let top = -Infinity;
  for (let at = 0; at < sums.length; at++) top = Math.max(top, sums[at] ?? 0);
  let total = 0;
  for (let at = 0; at < sums.length; at++) {
    const power = Math.exp((sums[at] ?? 0) - top);
    sums[at] = power;
    total += power;
  }
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) / total;
  return sums;
}

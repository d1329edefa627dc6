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

/** Softmax: positive, and 1 together. */
export function probabilitiesOf(sums: Float64Array): Float64Array {
  const top = sums.reduce((most, sum) => Math.max(most, sum), -Infinity);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

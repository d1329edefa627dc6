import type { Vector } from "./vector.ts";

/** One row of weights per feature, one column per class. */
export interface WeightTable {
  readonly classes: number;
  readonly weights: Float32Array;
}

export interface Labelled {
  readonly vector: Vector;
  /** Index of the class. */
  readonly label: number;
}

/** Times each example is seen. More only makes the model surer of itself than it is right. */
const ROUNDS = 14;
const RATE = 0.1;
/** Pulls weights back to zero, so that one odd phrase cannot carry a class. */
const SHRINK = 1e-5;
/** Examples come sorted by class; this prime step mixes them, the same way every time. */
const STEP = 7919;

/**
 * Multinomial logistic regression, trained by AdaGrad (Duchi et al. 2011). Deterministic.
 *
 * @param rows how many features there are
 */
export function trainLinearModel(examples: readonly Labelled[], rows: number, classes: number): WeightTable {
  const table = { classes, weights: new Float32Array(rows * classes) };
  const squares = new Float32Array(rows * classes).fill(1e-6);
  for (let seen = 0; seen < ROUNDS * examples.length; seen++) {
    const example = examples[(seen * STEP) % examples.length];
    if (example) learn(example, table, squares);
  }
  return table;
}

/** Probability of every class, in the order of the classes; they sum to 1. */
export function probabilities({ rows, values }: Vector, { classes, weights }: WeightTable): Float64Array {
  const sums = new Float64Array(classes);
  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let column = 0; column < classes; column++)
      sums[column] = (sums[column] ?? 0) + (weights[row + column] ?? 0) * value;
  }
  const top = sums.reduce((most, sum) => Math.max(most, sum), -Infinity);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function learn({ vector, label }: Labelled, table: WeightTable, squares: Float32Array): void {
  const { classes, weights } = table;
  const misses = probabilities(vector, table);
  misses[label] = (misses[label] ?? 0) - 1;
  for (let at = 0; at < vector.rows.length; at++) {
    const value = vector.values[at] ?? 0;
    const row = (vector.rows[at] ?? 0) * classes;
    for (let column = 0; column < classes; column++) {
      const cell = row + column;
      const weight = weights[cell] ?? 0;
      const slope = (misses[column] ?? 0) * value + SHRINK * weight;
      const square = (squares[cell] ?? 0) + slope * slope;
      squares[cell] = square;
      weights[cell] = weight - (RATE * slope) / Math.sqrt(square);
    }
  }
}

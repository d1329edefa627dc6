import type { Labelled } from "./labelled.ts";
import { probabilitiesOf, sumsOf, type WeightTable } from "./weight-table.ts";

/** Times each example is seen. Twice as many change nothing on held-back phrases but the time it takes. */
const ROUNDS = 8;
const RATE = 0.1;
/** Pulls weights back to zero, so that one odd phrase cannot carry a class. */
const SHRINK = 1e-5;
/** Examples come sorted by class; this prime step mixes them, the same way every time. */
const STEP = 7919;

/** Multinomial logistic regression, trained by AdaGrad (Duchi et al. 2011). Deterministic. @param rows number of features */
export function trainLogistic(examples: readonly Labelled[], rows: number, classes: number): WeightTable {
  const table = { classes, weights: new Float32Array(rows * classes) };
  const squares = new Float32Array(rows * classes).fill(1e-6);
  for (let seen = 0; seen < ROUNDS * examples.length; seen++) {
    const example = examples[(seen * STEP) % examples.length];
    if (example) learn(example, table, squares);
  }
  return table;
}

function learn({ vector, label }: Labelled, table: WeightTable, squares: Float32Array): void {
  const { classes, weights } = table;
  const misses = probabilitiesOf(sumsOf(vector, table));
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

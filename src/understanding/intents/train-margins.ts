import type { Labelled } from "./labelled.ts";
import { sumsOf, type WeightTable } from "./weight-table.ts";

/** Passes over the examples; the weights hardly move after the eighth. */
const ROUNDS = 10;
/** How much a margin that is missed costs, C in the literature. */
const COST = 1;
/** A prime step that mixes the examples, the same way every time. */
const STEP = 7919;

/**
 * One linear support vector machine per class against all others, squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008, as in LIBLINEAR). All classes are trained in one pass, because they share the features.
 *
 * @param rows number of features
 */
export function trainMargins(examples: readonly Labelled[], rows: number, classes: number): WeightTable {
  const table = { classes, weights: new Float32Array(rows * classes) };
  const shares = new Float32Array(examples.length * classes);
  const lengths = examples.map(({ vector }) => vector.values.reduce((sum, value) => sum + value * value, 0));
  for (let seen = 0; seen < ROUNDS * examples.length; seen++) {
    const index = (seen * STEP) % examples.length;
    const example = examples[index];
    if (example) move(example, lengths[index] ?? 1, shares.subarray(index * classes, (index + 1) * classes), table);
  }
  return table;
}

/** Brings the example's share in the weights of each class to where it is best, the others being fixed. */
function move({ vector, label }: Labelled, length: number, shares: Float32Array, table: WeightTable): void {
  const softness = 1 / (2 * COST);
  const sums = sumsOf(vector, table);
  const moves = new Float64Array(table.classes);
  for (let column = 0; column < table.classes; column++) {
    const side = column === label ? 1 : -1;
    const share = shares[column] ?? 0;
    const slope = side * (sums[column] ?? 0) - 1 + softness * share;
    const better = Math.max(0, share - slope / (length + softness));
    moves[column] = (better - share) * side;
    shares[column] = better;
  }
  if (moves.some((amount) => amount !== 0)) add(vector, moves, table);
}

function add({ rows, values }: Labelled["vector"], moves: Float64Array, { classes, weights }: WeightTable): void {
  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let column = 0; column < classes; column++)
      weights[row + column] = (weights[row + column] ?? 0) + (moves[column] ?? 0) * value;
  }
}

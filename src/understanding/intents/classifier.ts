import type { Features } from "./features.ts";
import { learnScale, type Scale } from "./scale.ts";
import { type Vector, vectorizer } from "./vector.ts";
import { probabilitiesOf, sumsOf, type WeightTable } from "./weight-table.ts";

/** A text of which the class is known. */
interface Sample {
  readonly features: Features;
  /** Index of the class. */
  readonly label: number;
}

/** Which features are known and what each says about each class. */
export interface Classifier {
  readonly scale: Scale;
  readonly table: WeightTable;
}

/** One of so many samples is held back to learn how sure the model may be of itself. */
const HELD_BACK = 4;

/** Margins are narrower than log odds: this gives both a like say (2 to 5 did equally well on held-back phrases). */
const MARGIN_SHARE = 3;

/**
 * Learns twice: from three quarters of the samples to see, on the last quarter, how sharp the probabilities may be;
 * then from all.
 */
export function trainClassifier(samples: readonly Sample[], classes: number): Classifier {
  const isHeldBack = (_: Sample, index: number) => index % HELD_BACK === 0;
  const trial = learn(
    samples.filter((sample, index) => !isHeldBack(sample, index)),
    classes,
  );
  const vectorize = vectorizer(trial.scale);
  const judged = samples
    .filter(isHeldBack)
    .map(({ features, label }) => ({ sums: sumsOf(vectorize(features), trial.table), label }));
  const sharpness = fitSharpness(judged);
  const { scale, table } = learn(samples, classes);
  return { scale, table: { classes, weights: table.weights.map((weight) => weight * sharpness) } };
}

/**
 * The mean of logistic regression and support vector machine: better than either on held-back phrases. Both add up
 * weights, so their mean is one table.
 */
function learn(samples: readonly Sample[], classes: number): Classifier {
  const scale = learnScale(samples.map(({ features }) => features));
  const vectorize = vectorizer(scale);
  const labelled = samples.map(({ features, label }) => ({ vector: vectorize(features), label }));
  const { weights } = trainLogistic(labelled, scale.hashes.length, classes);
  const margins = trainMargins(labelled, scale.hashes.length, classes).weights;
  const mean = weights.map((weight, cell) => (weight + MARGIN_SHARE * (margins[cell] ?? 0)) / 2);
  return { scale, table: { classes, weights: mean } };
}

/** What a model says of an example it did not learn from, and the truth. */
interface Judged {
  readonly sums: Float64Array;
  readonly label: number;
}

/** Tried factors: from five times blunter to five times sharper, each a twentieth more than the one before. */
const FACTORS = Array.from({ length: 67 }, (_, index) => 0.2 * 1.05 ** index);

/** A truth that was held for impossible costs no more than this probability would. */
const LEAST = 1e-9;

/** The factor for sums that makes their probabilities most honest: one over the temperature of Guo et al. 2017. */
export function fitSharpness(judged: readonly Judged[]): number {
  if (judged.length === 0) return 1;
  const losses = FACTORS.map((factor) => judged.reduce((sum, one) => sum + lossOf(one, factor), 0));
  return FACTORS[losses.indexOf(Math.min(...losses))] ?? 1;
}

const lossOf = ({ sums, label }: Judged, factor: number) =>
  -Math.log(Math.max(LEAST, probabilitiesOf(sums.map((sum) => sum * factor))[label] ?? 0));

/** Times each example is seen. Twice as many change nothing on held-back phrases but the time it takes. */
const LOGISTIC_ROUNDS = 8;

const RATE = 0.1;

/** Pulls weights back to zero, so that one odd phrase cannot carry a class. */
const SHRINK = 1e-5;

/** Examples come sorted by class; this prime step mixes them, the same way every time. */
const LOGISTIC_STEP = 7919;

/** Multinomial logistic regression, trained by AdaGrad (Duchi et al. 2011). Deterministic. @param rows number of features */
function trainLogistic(examples: readonly Labelled[], rows: number, classes: number): WeightTable {
  const table = { classes, weights: new Float32Array(rows * classes) };
  const squares = new Float32Array(rows * classes).fill(1e-6);
  for (let seen = 0; seen < LOGISTIC_ROUNDS * examples.length; seen++) {
    const example = examples[(seen * LOGISTIC_STEP) % examples.length];
    if (example) learnFrom(example, table, squares);
  }
  return table;
}

function learnFrom({ vector, label }: Labelled, table: WeightTable, squares: Float32Array): void {
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

/** Passes over the examples; the weights hardly move after the eighth. */
const MARGIN_ROUNDS = 10;

/** How much a margin that is missed costs, C in the literature. */
const COST = 1;

/** A prime step that mixes the examples, the same way every time. */
const MARGIN_STEP = 7919;

/**
 * One linear support vector machine per class against all others, squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008, as in LIBLINEAR). All classes are trained in one pass, because they share the features.
 *
 * @param rows number of features
 */
function trainMargins(examples: readonly Labelled[], rows: number, classes: number): WeightTable {
  const table = { classes, weights: new Float32Array(rows * classes) };
  const shares = new Float32Array(examples.length * classes);
  const lengths = examples.map(({ vector }) => vector.values.reduce((sum, value) => sum + value * value, 0));
  for (let seen = 0; seen < MARGIN_ROUNDS * examples.length; seen++) {
    const index = (seen * MARGIN_STEP) % examples.length;
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

/** Of many classes few move at a time. */
function add({ rows, values }: Labelled["vector"], moves: Float64Array, { classes, weights }: WeightTable): void {
  const moving = Int32Array.from(moves.keys()).filter((column) => moves[column] !== 0);
  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let index = 0; index < moving.length; index++) {
      const column = moving[index] ?? 0;
      weights[row + column] = (weights[row + column] ?? 0) + (moves[column] ?? 0) * value;
    }
  }
}

interface Labelled {
  readonly vector: Vector;
  /** Index of the class. */
  readonly label: number;
}

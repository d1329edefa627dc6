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
 * Learns from three quarters of the samples, to see on the last quarter how sharp the probabilities may be; then goes on
 * learning from all, which takes few more rounds: the weights are nearly where they belong.
 */
export function trainClassifier(samples: readonly Sample[], classes: number): Classifier {
  const scale = learnScale(samples.map(({ features }) => features));
  const vectorize = vectorizer(scale);
  const all = samples.map(({ features, label }) => ({
    vector: vectorize(features),
    label,
    shares: new Float32Array(classes),
  }));
  const isHeldBack = (_: unknown, index: number) => index % HELD_BACK === 0;
  const seen = all.filter((one, index) => !isHeldBack(one, index));
  const learner = learnerOf(scale.hashes.length, classes);
  learner.learn(seen, FIRST_ROUNDS);
  const trial = learner.table();
  const asNew = vectorizer(withoutUnseen(scale, seen));
  const judged = samples
    .filter(isHeldBack)
    .map(({ features, label }) => ({ sums: sumsOf(asNew(features), trial), label }));
  const sharpness = fitSharpness(judged);
  learner.learn(all, MORE_ROUNDS);
  return { scale, table: { classes, weights: learner.table().weights.map((weight) => weight * sharpness) } };
}

/** What nobody wrote in what was learned from weighs nothing, as it does in a message. */
function withoutUnseen(scale: Scale, seen: readonly Labelled[]): Scale {
  const rarities = new Float32Array(scale.rarities.length);
  for (const { vector } of seen) for (const row of vector.rows) rarities[row] = scale.rarities[row] ?? 0;
  return { ...scale, rarities };
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

/** How often each example is seen at first, and again when the last quarter joins. More changes no figure. */
const FIRST_ROUNDS = { logistic: 8, margins: 8 };
const MORE_ROUNDS = { logistic: 3, margins: 4 };

/** Examples come sorted by class; this prime step mixes them, the same way every time. */
const STEP = 7919;

/** Learns what it is shown, and goes on from there when it is shown more. */
interface Learner {
  readonly learn: (examples: readonly Labelled[], rounds: typeof FIRST_ROUNDS) => void;
  /**
   * The mean of logistic regression and support vector machine: better than either on held-back phrases. Both add up
   * weights, so their mean is one table.
   */
  readonly table: () => WeightTable;
}

/** @param rows number of features */
function learnerOf(rows: number, classes: number): Learner {
  const room = new Int32Array(classes);
  const likely: Logistic = { ...blank(rows, classes), squares: new Float32Array(rows * classes).fill(1e-6), room };
  const margins: Moving = { ...blank(rows, classes), room };
  return {
    learn: (examples, rounds) => {
      for (const example of inTurn(examples, rounds.logistic)) learnLikelihood(example, likely);
      for (const example of inTurn(examples, rounds.margins)) learnMargins(example, margins);
    },
    table: () => ({
      classes,
      weights: likely.weights.map((weight, cell) => (weight + MARGIN_SHARE * (margins.weights[cell] ?? 0)) / 2),
    }),
  };
}

const blank = (rows: number, classes: number): WeightTable => ({ classes, weights: new Float32Array(rows * classes) });

function* inTurn(examples: readonly Labelled[], rounds: number): Generator<Labelled> {
  for (let seen = 0; seen < rounds * examples.length; seen++) {
    const example = examples[(seen * STEP) % examples.length];
    if (example) yield example;
  }
}

interface Moving extends WeightTable {
  /** For the classes that move, lest there be a new table for each of a million steps. */
  readonly room: Int32Array;
}

interface Logistic extends Moving {
  /** What AdaGrad remembers of each weight. */
  readonly squares: Float32Array;
}

const RATE = 0.1;

/** Pulls weights back to zero, so that one odd phrase cannot carry a class. */
const SHRINK = 1e-5;

/** A miss that is smaller moves nothing: most classes are out of the question for most examples. */
const NEGLIGIBLE = 1e-3;

/** A step of multinomial logistic regression, trained by AdaGrad (Duchi et al. 2011). Deterministic. */
function learnLikelihood({ vector: { rows, values }, vector, label }: Labelled, model: Logistic): void {
  const { classes, weights, squares, room } = model;
  const misses = probabilitiesOf(sumsOf(vector, model));
  misses[label] = (misses[label] ?? 0) - 1;
  const moving = atLeast(NEGLIGIBLE, misses, room);
  if (moving === 0) return;
  for (let at = 0; at < rows.length; at++) {
    const value = values[at] ?? 0;
    const row = (rows[at] ?? 0) * classes;
    for (let index = 0; index < moving; index++) {
      const column = room[index] ?? 0;
      const cell = row + column;
      const weight = weights[cell] ?? 0;
      const slope = (misses[column] ?? 0) * value + SHRINK * weight;
      const square = (squares[cell] ?? 0) + slope * slope;
      squares[cell] = square;
      weights[cell] = weight - (RATE * slope) / Math.sqrt(square);
    }
  }
}

/** How much a margin that is missed costs, C in the literature. */
const COST = 1;
const SOFTNESS = 1 / (2 * COST);

/**
 * A step of one linear support vector machine per class against all others, squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008, as in LIBLINEAR). All classes learn in one pass, because they share the features. It brings the
 * example's share in the weights of each class to where it is best, the others being fixed.
 */
function learnMargins({ vector: { rows, values }, vector, label, shares }: Labelled, model: Moving): void {
  const { classes, weights, room } = model;
  const moves = sumsOf(vector, model);
  const length = rows.length === 0 ? 0 : 1;
  for (let column = 0; column < classes; column++) {
    const side = column === label ? 1 : -1;
    const share = shares[column] ?? 0;
    const slope = side * (moves[column] ?? 0) - 1 + SOFTNESS * share;
    const better = Math.max(0, share - slope / (length + SOFTNESS));
    moves[column] = (better - share) * side;
    shares[column] = better;
  }
  const moving = atLeast(Number.MIN_VALUE, moves, room);
  if (moving === 0) return;
  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? 0) * classes;
    const value = values[at] ?? 0;
    for (let index = 0; index < moving; index++) {
      const column = room[index] ?? 0;
      weights[row + column] = (weights[row + column] ?? 0) + (moves[column] ?? 0) * value;
    }
  }
}

/** Writes the places of amounts that are no smaller, whatever their sign, into the room. @returns how many */
function atLeast(least: number, amounts: Float64Array, room: Int32Array): number {
  let count = 0;
  for (let at = 0; at < amounts.length; at++) if (Math.abs(amounts[at] ?? 0) >= least) room[count++] = at;
  return count;
}

interface Labelled {
  /** Of length 1. */
  readonly vector: Vector;
  /** Index of the class. */
  readonly label: number;
  /** What it has put into the margins of each class. */
  readonly shares: Float32Array;
}

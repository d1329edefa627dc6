import type { Features } from "./features.ts";
import { fitSharpness } from "./fit-sharpness.ts";
import { learnScale, type Scale } from "./scale.ts";
import { trainLogistic } from "./train-logistic.ts";
import { trainMargins } from "./train-margins.ts";
import { vectorizer } from "./vector.ts";
import { sumsOf, type WeightTable } from "./weight-table.ts";

/** A text of which the class is known. */
export interface Sample {
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

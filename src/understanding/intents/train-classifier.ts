import { fitSharpness } from "./fit-sharpness.ts";
import type { Labelled } from "./labelled.ts";
import { trainLogistic } from "./train-logistic.ts";
import { trainMargins } from "./train-margins.ts";
import { sumsOf, type WeightTable } from "./weight-table.ts";

/** One of so many examples is held back to learn how sure the model may be of itself. */
const HELD_BACK = 4;
/** Margins are narrower than log odds: this brings both to the same width (each fitted alone on held-back phrases). */
const MARGIN_SHARE = 4.4;

/**
 * The mean of logistic regression and support vector machine. Both add up weights, so their mean is one table. How
 * sharp its probabilities are is fitted on phrases that the model for that fit did not see.
 */
export function trainClassifier(examples: readonly Labelled[], rows: number, classes: number): WeightTable {
  const isHeldBack = (_: Labelled, index: number) => index % HELD_BACK === 0;
  const heldBack = examples.filter(isHeldBack);
  const rest = examples.filter((example, index) => !isHeldBack(example, index));
  const trial = mean(rest, rows, classes);
  const sharpness = fitSharpness(heldBack.map(({ vector, label }) => ({ sums: sumsOf(vector, trial), label })));
  const { weights } = mean(examples, rows, classes);
  return { classes, weights: weights.map((weight) => weight * sharpness) };
}

function mean(examples: readonly Labelled[], rows: number, classes: number): WeightTable {
  const { weights } = trainLogistic(examples, rows, classes);
  const margins = trainMargins(examples, rows, classes).weights;
  return { classes, weights: weights.map((weight, cell) => (weight + MARGIN_SHARE * (margins[cell] ?? 0)) / 2) };
}

import type { Intent } from "../../engine/engine.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import { INTENT_NAMES } from "../phrase-file.ts";
import { featuresOf } from "./features.ts";
import { trainLinearModel, type WeightTable } from "./linear-model.ts";
import { learnScale, readScale, type Scale, writeScale } from "./scale.ts";
import { vectorizer } from "./vector.ts";

/** What was learned about intents. Classes are in the order of `INTENT_NAMES`. */
export interface IntentModel {
  readonly scale: Scale;
  readonly table: WeightTable;
}

export interface Example {
  readonly intent: Intent;
  /** Masked like the messages will be. */
  readonly text: string;
}

/** Learns from examples of every intent. */
export function trainIntents(examples: readonly Example[]): IntentModel {
  const features = examples.map((example) => featuresOf(example.text));
  const scale = learnScale(features);
  const vectors = features.map(vectorizer(scale));
  const labelled = examples.flatMap(({ intent }, index) => {
    const vector = vectors[index];
    return vector ? [{ vector, label: INTENT_NAMES.indexOf(intent) }] : [];
  });
  return { scale, table: trainLinearModel(labelled, scale.hashes.length, INTENT_NAMES.length) };
}

export function writeIntentModel({ scale, table }: IntentModel, to: ModelWriter): void {
  writeScale(scale, to);
  to.decimals(table.weights);
}

export function readIntentModel(from: ModelReader): IntentModel {
  return { scale: readScale(from), table: { classes: INTENT_NAMES.length, weights: from.decimals() } };
}

import type { Intent } from "../../engine/engine.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import { INTENT_NAMES } from "../phrase-file.ts";
import { featuresOf } from "./features.ts";
import { learnScale, readScale, type Scale, writeScale } from "./scale.ts";
import { learnLexicon, type Lexicon, readLexicon, writeLexicon } from "./speller.ts";
import { trainClassifier } from "./train-classifier.ts";
import { vectorizer } from "./vector.ts";
import type { WeightTable } from "./weight-table.ts";

/** What was learned about intents. Classes are in the order of `INTENT_NAMES`. */
export interface IntentModel {
  readonly lexicon: Lexicon;
  readonly scale: Scale;
  readonly table: WeightTable;
}

export interface Example {
  readonly intent: Intent;
  /** Masked like the messages will be. */
  readonly text: string;
}

/** Learns from examples of every intent; all languages in one model, because they help each other. */
export function trainIntents(examples: readonly Example[]): IntentModel {
  const features = examples.map(({ text }) => featuresOf(text));
  const scale = learnScale(features);
  const vectors = features.map(vectorizer(scale));
  const labelled = vectors.map((vector, index) => ({ vector, label: labelOf(examples[index]) }));
  const table = trainClassifier(labelled, scale.hashes.length, INTENT_NAMES.length);
  return { lexicon: learnLexicon(examples.map(({ text }) => text)), scale, table };
}

const labelOf = (example: Example | undefined) => (example ? INTENT_NAMES.indexOf(example.intent) : 0);

export function writeIntentModel({ lexicon, scale, table }: IntentModel, to: ModelWriter): void {
  writeLexicon(lexicon, to);
  writeScale(scale, to);
  to.decimals(table.weights);
}

export function readIntentModel(from: ModelReader): IntentModel {
  const [lexicon, scale] = [readLexicon(from), readScale(from)];
  return { lexicon, scale, table: { classes: INTENT_NAMES.length, weights: from.decimals() } };
}

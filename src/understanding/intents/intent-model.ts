import type { Intent } from "../../engine/engine.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import { INTENT_NAMES } from "../phrase-file.ts";
import { type Classifier, trainClassifier } from "./classifier.ts";
import { featuresOf, telling } from "./features.ts";
import { readScale, writeScale } from "./scale.ts";
import { learnLexicon, type Lexicon, readLexicon, writeLexicon } from "./speller.ts";

/** What was learned about intents. Classes are in the order of `INTENT_NAMES`. */
export interface IntentModel extends Classifier {
  readonly lexicon: Lexicon;
}

export interface Example {
  readonly intent: Intent;
  /** Masked like the messages will be. */
  readonly text: string;
}

/** Learns from examples of every intent; all languages in one model, because they help each other. */
export function trainIntents(examples: readonly Example[]): IntentModel {
  const samples = examples.map(({ intent, text }) => ({
    features: featuresOf(telling(text)),
    label: INTENT_NAMES.indexOf(intent),
  }));
  const lexicon = learnLexicon(examples.map(({ text }) => text));
  return { lexicon, ...trainClassifier(samples, INTENT_NAMES.length) };
}

export function writeIntentModel({ lexicon, scale, table }: IntentModel, to: ModelWriter): void {
  writeLexicon(lexicon, to);
  writeScale(scale, to);
  to.decimals(table.weights);
}

export function readIntentModel(from: ModelReader): IntentModel {
  const lexicon = readLexicon(from);
  const scale = readScale(from);
  return { lexicon, scale, table: { classes: INTENT_NAMES.length, weights: from.decimals() } };
}

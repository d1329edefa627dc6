import { type Intent, readIntent } from "../../shared/intent.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import { type Classifier, trainClassifier } from "./classifier.ts";
import { featuresOf, telling } from "./features.ts";
import { readScale, writeScale } from "./scale.ts";
import { learnLexicon, type Lexicon, readLexicon, writeLexicon } from "./speller.ts";

/** What was learned about intents. */
export interface IntentModel extends Classifier {
  readonly lexicon: Lexicon;
  /** In the order of the classes. */
  readonly heard: readonly HeardIntent[];
}

/** An intent that can be recognised. */
export interface HeardIntent {
  readonly intent: Intent;
  /** In which there were phrases to learn it from; in others it is not to be taken for meant. */
  readonly languages: readonly string[];
}

export interface Example {
  /** Name of the intent. */
  readonly intent: string;
  readonly language: string;
  /** Masked like the messages will be. */
  readonly text: string;
}

/** Learns from examples of every intent; all languages in one model, because they help each other. */
export function trainIntents(examples: readonly Example[]): IntentModel {
  const heard = heardIn(examples);
  const labels = new Map(heard.map(({ intent }, label) => [String(intent), label]));
  const samples = examples.map(({ intent, text }) => ({
    features: featuresOf(telling(text)),
    label: labels.get(intent) ?? 0,
  }));
  const lexicon = learnLexicon(examples.map(({ text }) => text));
  return { lexicon, heard, ...trainClassifier(samples, heard.length) };
}

/** In the order in which they first come up. */
function heardIn(examples: readonly Example[]): readonly HeardIntent[] {
  const languages = new Map<string, Set<string>>();
  for (const { intent, language } of examples)
    languages.set(intent, (languages.get(intent) ?? new Set()).add(language));
  return [...languages].flatMap(([name, spoken]) => {
    const intent = readIntent(name);
    return intent === undefined ? [] : [{ intent, languages: [...spoken] }];
  });
}

export function writeIntentModel({ lexicon, heard, scale, table }: IntentModel, to: ModelWriter): void {
  to.text(heard.map(({ intent, languages }) => [intent, ...languages].join(" ")).join("\n"));
  writeLexicon(lexicon, to);
  writeScale(scale, to);
  to.decimals(table.weights);
}

export function readIntentModel(from: ModelReader): IntentModel {
  const heard = readHeard(from.text());
  const lexicon = readLexicon(from);
  const scale = readScale(from);
  return { lexicon, heard, scale, table: { classes: heard.length, weights: from.decimals() } };
}

const readHeard = (text: string): readonly HeardIntent[] =>
  text.split("\n").flatMap((line) => {
    const [name = "", ...languages] = line.split(" ");
    const intent = readIntent(name);
    return intent === undefined ? [] : [{ intent, languages }];
  });

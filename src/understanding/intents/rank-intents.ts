import type { Intent } from "../../engine/engine.ts";
import { INTENT_NAMES } from "../phrase-file.ts";
import { featuresOf } from "./features.ts";
import { trainLinearModel } from "./linear-model.ts";
import { learnWeights } from "./tf-idf.ts";

export interface RankedIntent {
  readonly intent: Intent;
  /** Probability that this is what was meant, 0 to 1; lowered when the message is in no words we know. */
  readonly confidence: number;
}

/** All intents, likeliest first. */
export type RankIntents = (maskedText: string) => readonly RankedIntent[];

export interface Example {
  readonly intent: Intent;
  /** Masked like the messages will be. */
  readonly text: string;
}

/** Learns from examples of every intent. */
export function intentRanker(examples: readonly Example[]): RankIntents {
  const features = examples.map((example) => featuresOf(example.text));
  const weigh = learnWeights(features);
  const labelled = examples.map(({ intent }, index) => ({
    vector: weigh(features[index] ?? featuresOf("")),
    label: INTENT_NAMES.indexOf(intent),
  }));
  const predict = trainLinearModel(labelled, INTENT_NAMES.length);
  const known = new Set(features.flatMap(({ pieces }) => [...pieces.keys()]));
  return (text) => {
    const asked = featuresOf(text);
    const probabilities = predict(weigh(asked));
    const familiar = familiarity([...asked.pieces.keys()], known);
    return INTENT_NAMES.map((intent, index) => ({
      intent,
      confidence: familiar * (probabilities[index] ?? 0),
    })).toSorted((a, b) => b.confidence - a.confidence);
  };
}

/** Share of known word pieces from which a message counts as written in words we know; typing errors stay above. */
const FAMILIAR = 0.5;

/** A model must answer even to "asdf qwer"; this tells it that it never saw anything like that. */
function familiarity(pieces: readonly string[], known: ReadonlySet<string>): number {
  const share = pieces.length === 0 ? 0 : pieces.filter((piece) => known.has(piece)).length / pieces.length;
  return Math.min(1, share / FAMILIAR);
}

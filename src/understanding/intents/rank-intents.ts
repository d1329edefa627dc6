import { INTENTS, type Intent } from "../../engine/engine.ts";
import { featuresOf } from "./features.ts";
import { learnWeights, type Vector } from "./tf-idf.ts";

export interface RankedIntent {
  readonly intent: Intent;
  /** 0 to 1. All intents of a ranking sum to at most 1; what is missing is "nothing like it was ever seen". */
  readonly confidence: number;
}

/** All intents, likeliest first. */
export type RankIntents = (maskedText: string) => readonly RankedIntent[];

export interface Example {
  readonly intent: Intent;
  /** Masked like the messages will be. */
  readonly text: string;
}

/** So many of the most similar examples speak for an intent: one alone may be chance, all of them blur it. */
const WITNESSES = 3;
/** How sharply similarity turns into confidence; fitted so that confidence matches the share of right answers. */
const SHARPNESS = 22;
/** Mean similarity from which a message counts as fully familiar. */
const FAMILIAR = 0.3;

/** Learns from examples of every intent; the nearest examples of each intent then compete. */
export function intentRanker(examples: readonly Example[]): RankIntents {
  const features = examples.map((example) => featuresOf(example.text));
  const weigh = learnWeights(features);
  const index = invert(features.map(weigh));
  return (text) => {
    const similarities = compare(weigh(featuresOf(text)), index, examples.length);
    return confidences(INTENTS.map((intent) => witnesses(intent, examples, similarities)));
  };
}

type Index = ReadonlyMap<string, readonly (readonly [example: number, weight: number])[]>;

function invert(vectors: readonly Vector[]): Index {
  const index = new Map<string, [number, number][]>();
  vectors.forEach((vector, example) => {
    for (const [feature, weight] of vector) {
      const entry = index.get(feature);
      if (entry) entry.push([example, weight]);
      else index.set(feature, [[example, weight]]);
    }
  });
  return index;
}

function compare(vector: Vector, index: Index, examples: number): Float64Array {
  const similarities = new Float64Array(examples);
  for (const [feature, weight] of vector) {
    for (const [example, other] of index.get(feature) ?? []) {
      similarities[example] = (similarities[example] ?? 0) + weight * other;
    }
  }
  return similarities;
}

/** Mean similarity of the nearest examples of one intent. */
function witnesses(intent: Intent, examples: readonly Example[], similarities: Float64Array): number {
  const best = Array.from({ length: WITNESSES }, () => 0);
  examples.forEach((example, index) => {
    const similarity = example.intent === intent ? (similarities[index] ?? 0) : 0;
    const place = best.findIndex((other) => similarity > other);
    if (place >= 0) best.splice(place, 0, similarity).length = WITNESSES;
  });
  return best.slice(0, WITNESSES).reduce((sum, similarity) => sum + similarity, 0) / WITNESSES;
}

function confidences(scores: readonly number[]): readonly RankedIntent[] {
  const top = Math.max(...scores);
  const familiar = Math.min(1, top / FAMILIAR);
  const weights = scores.map((score) => Math.exp((score - top) * SHARPNESS));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return INTENTS.map((intent, index) => ({ intent, confidence: (familiar * (weights[index] ?? 0)) / total })).toSorted(
    (a, b) => b.confidence - a.confidence,
  );
}

import type { Features } from "./features.ts";

/** Weights of features; the sum of their squares is 1. */
export type Vector = ReadonlyMap<string, number>;

/** Share of the word pieces: below words, but enough to see through typing errors (measured on held-back phrases). */
const PIECE_WEIGHT = 0.7;

/** Learns how telling each feature is from how few texts have it. A feature never seen weighs nothing. */
export function learnWeights(texts: readonly Features[]): (features: Features) => Vector {
  const words = rarity(texts.map((text) => text.words));
  const pieces = rarity(texts.map((text) => text.pieces));
  return (features) =>
    unit(
      new Map([...weighted(features.words, words, "w", 1), ...weighted(features.pieces, pieces, "p", PIECE_WEIGHT)]),
    );
}

type Counts = ReadonlyMap<string, number>;

function rarity(texts: readonly Counts[]): Counts {
  const having = new Map<string, number>();
  for (const text of texts) for (const feature of text.keys()) having.set(feature, (having.get(feature) ?? 0) + 1);
  return new Map([...having].map(([feature, count]) => [feature, Math.log((texts.length + 1) / (count + 0.5))]));
}

function weighted(counts: Counts, rarities: Counts, block: string, share: number): Vector {
  const vector = new Map<string, number>();
  for (const [feature, count] of counts) {
    const rare = rarities.get(feature);
    if (rare !== undefined) vector.set(`${block}:${feature}`, (1 + Math.log(count)) * rare);
  }
  return scaled(unit(vector), share);
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector.values());
  return length === 0 ? vector : scaled(vector, 1 / length);
}

const scaled = (vector: Vector, factor: number): Vector =>
  new Map([...vector].map(([feature, weight]) => [feature, weight * factor]));

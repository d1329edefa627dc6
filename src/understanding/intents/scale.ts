import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import type { Features } from "./features.ts";

/** Which features are known and how telling each is: the fewer texts have it, the more. Words come first, then pieces. */
export interface Scale {
  readonly hashes: Int32Array;
  readonly rarities: Float32Array;
  /** How many of the rows are words. */
  readonly wordRows: number;
}

/** Learns from all texts. A feature never seen weighs nothing. */
export function learnScale(texts: readonly Features[]): Scale {
  const words = spread(texts.map((text) => text.words));
  const pieces = spread(texts.map((text) => text.pieces));
  const rarity = (count: number) => Math.log((texts.length + 1) / (count + 0.5));
  return {
    hashes: Int32Array.from([...words.keys(), ...pieces.keys()]),
    rarities: Float32Array.from([...words.values(), ...pieces.values()], rarity),
    wordRows: words.size,
  };
}

/** In how many texts each feature occurs. */
function spread(texts: readonly Int32Array[]): ReadonlyMap<number, number> {
  const having = new Map<number, number>();
  for (const sorted of texts)
    for (let at = 0; at < sorted.length; at++) {
      const hash = sorted[at] ?? 0;
      if (at === 0 || hash !== sorted[at - 1]) having.set(hash, (having.get(hash) ?? 0) + 1);
    }
  return having;
}

export function writeScale({ hashes, rarities, wordRows }: Scale, to: ModelWriter): void {
  to.integers(hashes);
  to.decimals(rarities);
  to.integers(Int32Array.of(wordRows));
}

export function readScale(from: ModelReader): Scale {
  return { hashes: from.integers(), rarities: from.decimals(), wordRows: from.integers()[0] ?? 0 };
}

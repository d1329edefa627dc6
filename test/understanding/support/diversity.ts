import type { Intent } from "../../../src/engine/engine.ts";
import { wordsOf } from "../../../src/understanding/fold.ts";
import type { Phrases } from "../../../src/understanding/understanding.ts";
import { INTENTS } from "../../support/intents.ts";

/** Phrases that share this much of their word pairs say the same thing in the same words. */
const NEARLY_THE_SAME = 0.75;
/** Two short pleas differ by one word and are different all the same. */
const FEWEST_WORDS = 4;

export interface Diversity {
  readonly intent: Intent;
  readonly count: number;
  /** Different words for each hundred said. */
  readonly richness: number;
  /** Shares of phrases with up to three words, and with more than twenty. */
  readonly short: number;
  readonly long: number;
  /** Pairs that say nearly the same, in this intent. */
  readonly twins: readonly (readonly [string, string])[];
}

interface Said {
  readonly text: string;
  readonly words: readonly string[];
  readonly pairs: ReadonlySet<string>;
}

/** How varied the phrases of each intent are: twins teach nothing new, and flatter every count. */
export const diversityOf = (phrases: Phrases): readonly Diversity[] =>
  INTENTS.map((intent) => {
    const said = (phrases[intent] ?? []).map(readPhrase);
    const words = said.flatMap((one) => one.words);
    const part = (test: (length: number) => boolean) =>
      said.filter((one) => test(one.words.length)).length / said.length;
    return {
      intent,
      count: said.length,
      richness: (100 * new Set(words).size) / Math.max(1, words.length),
      short: part((length) => length <= 3),
      long: part((length) => length > 20),
      twins: twinsIn(said),
    };
  });

function readPhrase(text: string): Said {
  const words = wordsOf(text);
  return { text, words, pairs: new Set(words.map((word, at) => `${words[at - 1] ?? "^"} ${word}`)) };
}

function twinsIn(said: readonly Said[]): readonly (readonly [string, string])[] {
  const longer = said.filter(({ words }) => words.length >= FEWEST_WORDS);
  return longer.flatMap((one, at) =>
    longer
      .slice(at + 1)
      .filter((other) => likeness(one.pairs, other.pairs) >= NEARLY_THE_SAME)
      .map((other) => [one.text, other.text] as const),
  );
}

/** Jaccard's index: what both have, of what either has. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  if (small.size < large.size * NEARLY_THE_SAME) return 0;
  let both = 0;
  for (const pair of small) if (large.has(pair)) both += 1;
  return both / (one.size + other.size - both);
}

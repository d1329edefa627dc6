import type { Intent } from "../../engine/engine.ts";
import { INTENT_NAMES } from "../phrase-file.ts";
import { featuresOf, NUMBER, telling } from "./features.ts";
import type { IntentModel } from "./intent-model.ts";
import { speller } from "./speller.ts";
import { vectorizer } from "./vector.ts";
import { probabilitiesOf, sumsOf } from "./weight-table.ts";

export interface RankedIntent {
  readonly intent: Intent;
  /** Probability that this is what was meant, 0 to 1; lowered when the message is in no words we know. */
  readonly confidence: number;
}

/** All intents, likeliest first. */
export type RankIntents = (maskedText: string) => readonly RankedIntent[];

/** Share of known word pieces from which a message counts as written in words we know; typing errors stay above. */
const FAMILIAR = 0.5;

/** What is left of the confidence when not one word is known, not even with a typing error: below any idea. */
const ALL_STRANGE = 0.2;

/** Answers even to "asdf qwer", but then with less confidence: the model never saw anything like that. */
export function intentRanker({ lexicon, scale, table }: IntentModel): RankIntents {
  const spell = speller(lexicon);
  const vectorize = vectorizer(scale);
  const known = new Set(lexicon.words).add(NUMBER);
  const isStrange = (words: readonly string[]) => words.length > 0 && !words.some((word) => known.has(word));
  return (text) => {
    const words = telling(text, spell);
    const vector = vectorize(featuresOf(words));
    const likely = probabilitiesOf(sumsOf(vector, table));
    const familiar = Math.min(1, vector.known / FAMILIAR) * (isStrange(words) ? ALL_STRANGE : 1);
    return INTENT_NAMES.map((intent, index) => ({ intent, confidence: familiar * (likely[index] ?? 0) })).toSorted(
      (a, b) => b.confidence - a.confidence,
    );
  };
}

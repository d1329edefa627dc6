import type { Intent } from "../../shared/intent.ts";
import { featuresOf, NUMBER, telling } from "./features.ts";
import type { HeardIntent, IntentModel } from "./intent-model.ts";
import { speller } from "./speller.ts";
import { vectorizer } from "./vector.ts";
import { probabilitiesOf, sumsOf } from "./weight-table.ts";

export interface RankedIntent {
  readonly intent: Intent;
  /** Probability that this is what was meant, 0 to 1; lowered when the message is in no words we know. */
  readonly confidence: number;
}

/** All intents that there are phrases for, likeliest first. */
export type RankIntents = (maskedText: string) => readonly RankedIntent[];

/** Share of known word pieces from which a message counts as written in words we know; typing errors stay above. */
const FAMILIAR = 0.5;

/** What is left of the confidence when not one word is known, not even with a typing error: below any idea. */
const ALL_STRANGE = 0.2;

/**
 * Answers even to "asdf qwer", but then with less confidence: the model never saw anything like that.
 *
 * @param languageOf best guess: an intent that nobody taught in the language of a message is not in the ranking of it
 */
export function intentRanker(
  { lexicon, heard, scale, table }: IntentModel,
  languageOf: (text: string) => string,
): RankIntents {
  const spell = speller(lexicon);
  const vectorize = vectorizer(scale);
  const known = new Set(lexicon.words).add(NUMBER);
  const spoken = new Set(heard.flatMap(({ languages }) => languages));
  const isEverywhere = heard.every(({ languages }) => languages.length === spoken.size);
  const isStrange = (words: readonly string[]) => words.length > 0 && !words.some((word) => known.has(word));
  return (text) => {
    const words = telling(text, spell);
    const vector = vectorize(featuresOf(words));
    const likely = probabilitiesOf(sumsOf(vector, table));
    const familiar = Math.min(1, vector.known / FAMILIAR) * (isStrange(words) ? ALL_STRANGE : 1);
    const ranked = heard.map((one, index) => ({ ...one, confidence: familiar * (likely[index] ?? 0) }));
    return taughtIn(ranked, isEverywhere ? undefined : languageOf(text))
      .map(({ intent, confidence }) => ({ intent, confidence }))
      .toSorted((a, b) => b.confidence - a.confidence);
  };
}

interface Ranked extends HeardIntent {
  readonly confidence: number;
}

/** What others lose falls to those that are left, or a strange intent would make every trouble a doubtful one. */
function taughtIn(ranked: readonly Ranked[], language: string | undefined): readonly Ranked[] {
  const left = ranked.filter(({ languages }) => language === undefined || languages.includes(language));
  if (left.length === ranked.length) return ranked;
  const sum = (some: readonly Ranked[]) => some.reduce((total, { confidence }) => total + confidence, 0);
  const share = sum(ranked) / Math.max(LEAST, sum(left));
  return left.map((one) => ({ ...one, confidence: one.confidence * share }));
}

/** Below this, what is left was never likely at all. */
const LEAST = 1e-3;

import type { Intent, IntentResult } from "../../engine/engine.ts";
import { wordsOf } from "../fold.ts";
import type { Vocabulary } from "../words/words.ts";
import type { Moment } from "./decide.ts";
import { isFine, isWish } from "./polarity.ts";
import { clausesOf, type IntentReader, readInstead, readMessage } from "./read-message.ts";
import { enoughSaid } from "./says-enough.ts";

interface Heard {
  readonly masked: string;
  readonly words: readonly string[];
  readonly moment: Moment;
}

/** What the model makes of it, where the words say enough for that. */
export const readingOf = (
  { masked, words, moment }: Heard,
  reader: IntentReader,
  vocabulary: Vocabulary,
): IntentResult => {
  const instead = (denied: Intent) => readInstead(masked, denied, reader, vocabulary);
  const around = { traits: reader.traits, vocabulary, instead };
  const whole = readMessage(masked, reader, moment, vocabulary);
  const reading = enoughSaid(whole, words, moment, around);
  if (whole.kind !== "sure" || reading.kind !== "unsure" || !isFine(whole.intent, words, vocabulary)) return reading;
  const besides = wishedBeside(masked, reader, vocabulary);
  if (besides.length > 0) return { kind: "unsure", candidates: besides };
  return isWish(whole.intent) ? { kind: "none" } : reading;
};

/** What clauses wish for that deny nothing: "I don't want to talk to anyone, just reset it". */
function wishedBeside(masked: string, { rank, traits }: IntentReader, vocabulary: Vocabulary): readonly Intent[] {
  const best = clausesOf(masked, vocabulary).flatMap((clause) => {
    const [first] = wordsOf(clause).length < FEWEST_WORDS ? [] : rank(clause);
    const isMeant = first && first.confidence >= LIKELY_BESIDE && traits.acts(first.intent);
    return isMeant && !isFine(first.intent, wordsOf(clause), vocabulary) ? [first.intent] : [];
  });
  return [...new Set(best)];
}

const LIKELY_BESIDE = 0.4;
/** Fewer words wish for nothing of their own. */
const FEWEST_WORDS = 3;

import { cleanText } from "./clean.ts";
import { maskValues } from "./entities/mask.ts";
import { wordsOf } from "./fold.ts";
import type { RankIntents } from "./intents/rank-intents.ts";
import type { Evidence, Understanding } from "./port.ts";
import { cutSecrets } from "./secrets/secrets.ts";
import type { Vocabulary } from "./words/words.ts";

/** A longer message is explained by its beginning: each word costs one more reading. */
const MOST_WORDS = 80;
/** Certainty has no log odds. */
const NEARLY = 1e-6;

/** Leaves out one word after the other and looks what becomes of the likeliest intent. */
export function explainer(rank: RankIntents, vocabulary: Vocabulary): Understanding["explain"] {
  return (text) => {
    const masked = maskValues(cutSecrets(cleanText(text), vocabulary).text, vocabulary);
    const words = wordsOf(masked).slice(0, MOST_WORDS);
    const best = rank(words.join(" "))[0];
    if (!best) return [];
    const oddsOf = (said: readonly string[]) => {
      const found = rank(said.join(" ")).find(({ intent }) => intent === best.intent)?.confidence ?? 0;
      const likely = Math.min(1 - NEARLY, Math.max(NEARLY, found));
      return Math.log(likely / (1 - likely));
    };
    const whole = oddsOf(words);
    return words
      .map((word, at): Evidence => ({ word, weight: whole - oddsOf(words.toSpliced(at, 1)) }))
      .toSorted((a, b) => b.weight - a.weight);
  };
}

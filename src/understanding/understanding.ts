/** The door of understanding: words in, meaning out. Nothing is read or written after it was loaded. */
import type { Language } from "../shared/language.ts";
import { intentExamples } from "./intents/examples.ts";
import { intentRanker } from "./intents/rank-intents.ts";
import { languageGuesser } from "./language/guess-language.ts";
import type { Phrases } from "./phrase-file.ts";
import { rawReader } from "./raw-reading.ts";
import { cutSecrets } from "./secrets/secrets.ts";
import { meaningReader } from "./meaning.ts";

import type { Understanding } from "./port.ts";

export type { Expectation, Understanding } from "./port.ts";
export { readPhraseFile, type Phrases } from "./phrase-file.ts";
export { type CutText, PLACEHOLDER } from "./secrets/secrets.ts";

/** Learns from the phrases of every language; takes about a second, then answers in a millisecond or two. */
export function loadUnderstanding(phrases: Readonly<Record<Language, Phrases>>): Understanding {
  const guessLanguage = languageGuesser(phrases);
  const rankIntents = intentRanker(intentExamples(phrases));
  return {
    understand: meaningReader(rankIntents, guessLanguage),
    cutSecrets,
    read: rawReader(rankIntents, guessLanguage),
  };
}

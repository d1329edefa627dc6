/** The door of understanding: words in, meaning out. Nothing is read or written by anything behind it. */
import type { Language } from "../shared/language.ts";
import { explainer } from "./explain.ts";
import { intentExamples } from "./intents/examples.ts";
import { readIntentModel, trainIntents, writeIntentModel } from "./intents/intent-model.ts";
import { intentRanker } from "./intents/rank-intents.ts";
import { languageGuesser } from "./language/guess-language.ts";
import { readLanguageModel, trainLanguages, writeLanguageModel } from "./language/language-model.ts";
import { meaningReader } from "./meaning.ts";
import { readModel, writeModel } from "./model-bytes.ts";
import type { Phrases } from "./phrase-file.ts";
import type { Understanding } from "./port.ts";
import { rawReader } from "./raw-reading.ts";
import { cutSecrets } from "./secrets/secrets.ts";

export type { Expectation, RawReading, Understanding } from "./port.ts";
export { readPhraseFile, type Phrases } from "./phrase-file.ts";
export { type CutText, PLACEHOLDER } from "./secrets/secrets.ts";

/**
 * Learns from the phrases of every language; takes seconds. The same phrases give the same bytes.
 *
 * @returns what was learned, for `openModel` of the same version of this code on a machine with the same byte order
 */
export function trainModel(phrases: Readonly<Record<Language, Phrases>>): Uint8Array<ArrayBuffer> {
  const intents = trainIntents(intentExamples(phrases));
  const languages = trainLanguages(phrases);
  return writeModel((writer) => {
    writeIntentModel(intents, writer);
    writeLanguageModel(languages, writer);
  });
}

/**
 * Takes milliseconds, and uses the bytes in place: they must not change afterwards.
 *
 * @param model from `trainModel`; the caller vouches for it, such as by a checksum
 */
export function openModel(model: Uint8Array<ArrayBuffer>): Understanding {
  const reader = readModel(model);
  const rankIntents = intentRanker(readIntentModel(reader));
  const guessLanguage = languageGuesser(readLanguageModel(reader));
  return {
    understand: meaningReader(rankIntents, guessLanguage),
    cutSecrets,
    read: rawReader(rankIntents, guessLanguage),
    explain: explainer(rankIntents),
  };
}

/** Learns and answers at once, keeping nothing. */
export const loadUnderstanding = (phrases: Readonly<Record<Language, Phrases>>): Understanding =>
  openModel(trainModel(phrases));

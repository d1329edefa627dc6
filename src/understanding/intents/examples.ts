import { maskValues } from "../entities/mask.ts";
import { INTENT_NAMES, type Phrases } from "../phrase-file.ts";
import { cutSecrets } from "../secrets/secrets.ts";
import type { SpokenLanguage } from "../words/words.ts";
import type { Example } from "./intent-model.ts";

/** A language with what people write in it, by what they want. */
export interface TaughtLanguage extends SpokenLanguage {
  readonly phrases: Phrases;
}

/** All phrases in one list, prepared like a message: the languages learn from each other. */
export function intentExamples(languages: readonly TaughtLanguage[]): readonly Example[] {
  const prepared = (phrase: string) => maskValues(cutSecrets(phrase, languages).text, languages);
  return languages.flatMap(({ phrases }) =>
    INTENT_NAMES.flatMap((intent) => phrases[intent].map((phrase) => ({ intent, text: prepared(phrase) }))),
  );
}

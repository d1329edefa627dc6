import { type Language, LANGUAGES } from "../../shared/language.ts";
import { maskValues } from "../entities/mask.ts";
import { INTENT_NAMES, type Phrases } from "../phrase-file.ts";
import { cutSecrets } from "../secrets/secrets.ts";
import type { Example } from "./intent-model.ts";

/** All phrases in one list, prepared like a message: the languages learn from each other. */
export function intentExamples(phrases: Readonly<Record<Language, Phrases>>): readonly Example[] {
  return LANGUAGES.flatMap((language) =>
    INTENT_NAMES.flatMap((intent) =>
      phrases[language][intent].map((phrase) => ({ intent, text: maskValues(cutSecrets(phrase).text) })),
    ),
  );
}

import { readLanguages, withPhrases } from "../../../src/app/read-languages.ts";
import { OWN_FLOWS } from "../../../src/app/shipped-intents.ts";
import { readUnderstanding } from "../../../src/app/read-understanding.ts";
import type { Language } from "../../../src/shared/language.ts";
import type { Phrases, Vocabulary } from "../../../src/understanding/understanding.ts";

/** Every language that is shipped, with its words and phrases. */
export const shipped = withPhrases(readLanguages(OWN_FLOWS));

/** The words that are shipped. */
export const vocabulary: Vocabulary = shipped.map(({ language, words }) => ({ language, words }));

/** The phrases that are shipped. @throws when there are none in that language */
export function shippedPhrases(language: Language): Phrases {
  const found = shipped.find((one) => one.language === language);
  if (!found) throw new Error(`There are no phrases in ${language}.`);
  return found.phrases;
}

/** Understanding as it is shipped. Trained once, then kept for every test file. */
export const understanding = readUnderstanding();

export const yesNo = {
  options: [
    { id: "yes", labels: ["Yes"] },
    { id: "no", labels: ["No"] },
  ],
} as const;

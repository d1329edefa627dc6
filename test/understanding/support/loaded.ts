import { readFileSync } from "node:fs";
import type { Language } from "../../../src/shared/language.ts";
import { loadUnderstanding, type Phrases, readPhraseFile } from "../../../src/understanding/understanding.ts";

/** The phrases that are shipped. @throws with the reader's explanation when a file is broken */
export function shippedPhrases(language: Language): Phrases {
  const file = `flows/phrases/${language}.yml`;
  const read = readPhraseFile(readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"), file);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

/** Understanding as it is shipped. Loading takes about a second: once per test file. */
export const understanding = loadUnderstanding({
  en: shippedPhrases("en"),
  es: shippedPhrases("es"),
  "pt-BR": shippedPhrases("pt-BR"),
});

export const yesNo = {
  options: [
    { id: "yes", labels: ["Yes"] },
    { id: "no", labels: ["No"] },
  ],
} as const;

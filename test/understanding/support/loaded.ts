import { readFileSync } from "node:fs";
import { readUnderstanding } from "../../../src/read-understanding.ts";
import type { Language } from "../../../src/shared/language.ts";
import { type Phrases, readPhraseFile } from "../../../src/understanding/understanding.ts";

/** The phrases that are shipped. @throws with the reader's explanation when a file is broken */
export function shippedPhrases(language: Language): Phrases {
  const file = `flows/phrases/${language}.yml`;
  const read = readPhraseFile(readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"), file);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

/** Understanding as it is shipped. Trained once, then kept for every test file. */
export const understanding = readUnderstanding();

export const yesNo = {
  options: [
    { id: "yes", labels: ["Yes"] },
    { id: "no", labels: ["No"] },
  ],
} as const;

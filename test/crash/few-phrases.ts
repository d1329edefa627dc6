import { readFileSync } from "node:fs";
import type { Language } from "../../src/shared/language.ts";
import { loadUnderstanding, readPhraseFile, type Understanding } from "../../src/understanding/understanding.ts";

/** Understanding with two phrases for each intent: a process that lives for a moment must start in one. */
export const fewPhrases = (): Understanding =>
  loadUnderstanding({ en: firstOf("en"), es: firstOf("es"), "pt-BR": firstOf("pt-BR") });

function firstOf(language: Language) {
  const file = `flows/phrases/${language}.yml`;
  const lines = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8").split("\n");
  const few = lines.filter((line, at) => !line.startsWith("  - ") || !lines[at - 2]?.startsWith("  - "));
  const read = readPhraseFile(few.join("\n"), file);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Language } from "../../src/shared/language.ts";
import { loadUnderstanding, readPhraseFile, type Understanding } from "../../src/understanding/understanding.ts";
import { stringify, parse } from "yaml";

const EACH = 3;
const PhraseFile = z.record(z.string(), z.array(z.string()));

/** Understanding with a few phrases for each intent: a process that lives for a moment must start in one. */
export const fewPhrases = (): Understanding =>
  loadUnderstanding({ en: firstOf("en"), es: firstOf("es"), "pt-BR": firstOf("pt-BR") });

function firstOf(language: Language) {
  const file = `flows/phrases/${language}.yml`;
  const all = PhraseFile.parse(parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")));
  const few = Object.entries(all).map(([intent, phrases]) => [intent, phrases.slice(0, EACH)] as const);
  const read = readPhraseFile(stringify(Object.fromEntries(few)), file);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

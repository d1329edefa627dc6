import { containerBootstrap } from "@nlpjs/core";
import { LangEn } from "@nlpjs/lang-en";
import { LangEs } from "@nlpjs/lang-es";
import { LangPt } from "@nlpjs/lang-pt";
import { Nlp } from "@nlpjs/nlp";
import { type Language, type PageLanguage, pageLanguage } from "../../src/shared/language.ts";
import type { TaughtLanguage } from "../../src/understanding/understanding.ts";
import { INTENTS } from "../support/intents.ts";

/** What it calls our languages. */
const CODES: Readonly<Record<PageLanguage, string>> = { en: "en", es: "es", "pt-BR": "pt" };

/**
 * nlp.js trained on our phrases. It is told the language of every message, and its "none" is passed over: both are to
 * its advantage.
 *
 * @returns the likeliest intent of a message
 */
export async function trainNlpJs(languages: readonly TaughtLanguage[]) {
  const container = await containerBootstrap();
  for (const plugin of [Nlp, LangEn, LangEs, LangPt]) container.use(plugin);
  const nlp = container.get("nlp");
  Object.assign(nlp.settings, { autoSave: false, modelFileName: "" });
  for (const code of Object.values(CODES)) nlp.addLanguage(code);
  for (const { language, phrases } of languages)
    for (const intent of INTENTS)
      for (const text of phrases[intent] ?? []) nlp.addDocument(CODES[pageLanguage(language)], text, intent);
  nlp.nluManager.addLanguage(Object.values(CODES));
  await nlp.nluManager.train({ log: false });
  return async (text: string, language: Language) => {
    const { classifications } = await nlp.process(CODES[pageLanguage(language)], text);
    return classifications.find(({ intent }) => intent !== "None")?.intent;
  };
}

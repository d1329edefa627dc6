import { type Language, type PageLanguage, pageLanguage } from "../../shared/language.ts";
import { en, type Words } from "./en.ts";
import { es } from "./es.ts";
import { ptBR } from "./pt-BR.ts";

const TEXTS: Readonly<Record<PageLanguage, Words>> = { en, es, "pt-BR": ptBR };

/** English for a language that no mail is written in. */
export const wordsIn = (language: Language): Words => TEXTS[pageLanguage(language)];

import type { Language } from "../../shared/language.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { ptBR } from "./pt-BR.ts";

/** Every sentence of the pages. English is the pattern; the other languages must have the same keys. */
export type Words = typeof en;

const ALL: Readonly<Record<Language, Words>> = { en, es, "pt-BR": ptBR };

export const wordsIn = (language: Language): Words => ALL[language];

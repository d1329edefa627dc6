import type { Language } from "../../shared/language.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { ptBR } from "./pt-BR.ts";

export type Words = typeof en;

const TEXTS: Readonly<Record<Language, Words>> = { en, es, "pt-BR": ptBR };

export const wordsIn = (language: Language): Words => TEXTS[language];

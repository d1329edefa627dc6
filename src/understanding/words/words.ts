/** The door of the language data. */
import { type Language, LANGUAGES } from "../../shared/language.ts";
import { phraseOf } from "../fold.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import type { LanguageWords } from "./language-words.ts";
import { brazilianPortuguese } from "./pt-br.ts";

export type { LanguageWords } from "./language-words.ts";

export const WORDS: Readonly<Record<Language, LanguageWords>> = {
  en: english,
  es: spanish,
  "pt-BR": brazilianPortuguese,
};

/** The entries of one line or field, folded. `*` becomes the word `STAR`, which no person writes. */
export function entriesOf(data: string): readonly string[] {
  return data
    .split(/[|\n]/)
    .map((entry) => phraseOf(entry.replace("*", STAR)))
    .filter((entry) => entry !== "");
}

/** What stands for a language name in a wish. */
export const STAR = "starxstar";

/** One field of all languages together: people mix them, and a whole message is rarely ambiguous. */
export function everyEntry(pick: (words: LanguageWords) => string): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((language) => entriesOf(pick(WORDS[language]))));
}

/** A field with one line per value (digits, ordinals): entry → line number, over all languages. */
export function everyLine(pick: (words: LanguageWords) => string): ReadonlyMap<string, number> {
  return new Map(
    LANGUAGES.flatMap((language) =>
      pick(WORDS[language])
        .split("\n")
        .flatMap((line, index) => entriesOf(line).map((entry): [string, number] => [entry, index])),
    ),
  );
}

/** A field of `entry=number`: entry → number, over all languages. */
export function everyNumber(pick: (words: LanguageWords) => string): ReadonlyMap<string, number> {
  const pairs = LANGUAGES.flatMap((language) => pick(WORDS[language]).split(/[|\n]/)).map((pair) => pair.split("="));
  return new Map(pairs.map(([entry = "", number = ""]): [string, number] => [phraseOf(entry), Number(number)]));
}

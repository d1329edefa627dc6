import { FALLBACK_LANGUAGE } from "../../shared/language.ts";
import { usesIn, usedTexts } from "../check/texts.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { languageFilePath } from "../language-files.ts";
import { mistake } from "../source.ts";
import type { Book, ReadTexts, Rule } from "../symbols.ts";

const wordsIn = (book: Book, language: string) =>
  book.texts.find((read) => read.language === language)?.texts ?? new Map<string, never>();

/** What has words in no language but some has nothing to be said in everywhere else. */
export const fallbackIsThere: Rule = (book) => {
  const said = wordsIn(book, FALLBACK_LANGUAGE);
  const known = new Set(book.texts.flatMap(({ texts }) => [...texts.keys()]));
  return book.flows.flatMap((read) =>
    usesIn(read)
      .filter(({ text }) => known.has(text) && !said.has(text))
      .map(({ text, path }) => {
        const what = `The text "${text}" has no words in ${FALLBACK_LANGUAGE}, and these are said where a language has none.`;
        const cure = `Write it into ${languageFilePath("chat", FALLBACK_LANGUAGE)} as well.`;
        return mistake(read.source, read.source.atKey(path), "missing-translation", what, cure);
      }),
  );
};

/**
 * Texts that other languages have and one has not: nothing that stops a chat, for English is said there.
 *
 * @param own flows and texts of the operator, whose file is the place to translate in
 */
export function untranslatedIn(book: Book, own: Book): readonly Diagnostic[] {
  const used = usedTexts(book);
  return book.texts.flatMap((read) =>
    [...used].flatMap((text) => (read.texts.has(text) ? [] : untranslated(read, text, book, own))),
  );
}

function untranslated({ language }: ReadTexts, text: string, book: Book, own: Book): readonly Diagnostic[] {
  const [first = ""] = text.split(".");
  const there = own.texts.find((read) => read.language === language)?.source;
  const words = wordsIn(book, FALLBACK_LANGUAGE).get(text);
  const source = there ?? words?.source;
  if (!source) return [];
  const place = there ? there.atKey([first]) : (words?.place ?? { line: 1, column: 1 });
  const what = `The text "${text}" has no words in ${language}.`;
  const cure = `Translate it ${there ? "here" : `in ${languageFilePath("chat", language)}`}. Until then it is said in ${FALLBACK_LANGUAGE}.`;
  return [mistake(source, place, "missing-translation", what, cure)];
}

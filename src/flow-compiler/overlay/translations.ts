import { FALLBACK_LANGUAGE } from "../../shared/language.ts";
import { usesIn, usedTexts } from "../check/texts.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { languageFilePath } from "../language-files.ts";
import { mistake } from "../source.ts";
import { listed } from "../../shared/did-you-mean.ts";
import type { Book, ReadTexts, Rule, Unread } from "../symbols.ts";

const wordsIn = (book: Book, language: string) =>
  book.texts.find((read) => read.language === language)?.texts ?? new Map<string, never>();

/** What has words in no language but some has nothing to be said in everywhere else. */
export const fallbackIsThere: Rule = (book) => {
  const said = wordsIn(book, FALLBACK_LANGUAGE);
  const known = new Set(book.texts.flatMap(({ texts }) => [...texts.keys()]));
  return book.flows.flatMap((read) =>
    usesIn(read)
      .filter(
        ({ text }) => known.has(text) && !said.has(text) && book.unread?.hasText(text, FALLBACK_LANGUAGE) !== true,
      )
      .map(({ text, path }) => {
        const what = `The text "${text}" has no words in ${FALLBACK_LANGUAGE}, and these are said where a language has none.`;
        const cure = `Write it into ${languageFilePath("chat", FALLBACK_LANGUAGE)} as well.`;
        return mistake(read.source, read.source.atKey(path), "missing-translation", what, cure);
      }),
  );
};

/**
 * Texts that other languages have and one has not: nothing that stops a chat, for English is said there. One line for
 * each language and file: a new language begins with hundreds.
 *
 * @param own flows and texts of the operator, whose file is the place to translate in
 * @param unread texts that may be there, if only they could be read
 */
export function untranslatedIn(book: Book, own: Book, unread?: Unread): readonly Diagnostic[] {
  const used = usedTexts(book);
  return book.texts.flatMap((read) => {
    const missing = [...used].filter(
      (text) => !read.texts.has(text) && unread?.hasText(text, read.language) !== true && isSaid(text, book),
    );
    return untranslated(read, missing, book, own);
  });
}

const isSaid = (text: string, book: Book) => wordsIn(book, FALLBACK_LANGUAGE).has(text);

function untranslated(
  { language }: ReadTexts,
  missing: readonly string[],
  book: Book,
  own: Book,
): readonly Diagnostic[] {
  const [text = ""] = missing;
  const there = own.texts.find((read) => read.language === language)?.source;
  const words = wordsIn(book, FALLBACK_LANGUAGE).get(text);
  const source = there ?? words?.source;
  if (!source || missing.length === 0) return [];
  const place = there ? there.atKey([text.split(".")[0] ?? ""]) : (words?.place ?? { line: 1, column: 1 });
  const names = missing.slice(0, MOST_NAMED).map((one) => `"${one}"`);
  const more = missing.length > MOST_NAMED ? ` and ${String(missing.length - MOST_NAMED)} more` : "";
  const has = missing.length === 1 ? "The text" : "The texts";
  const what = `${has} ${listed(names)}${more} ${missing.length === 1 ? "has" : "have"} no words in ${language}.`;
  const it = missing.length === 1 ? "it" : "them";
  const cure = `Translate ${it} ${there ? "here" : `in ${languageFilePath("chat", language)}`}. Until then English is said.`;
  return [mistake(source, place, "missing-translation", what, cure)];
}

/** A longer list is read by nobody. */
const MOST_NAMED = 5;

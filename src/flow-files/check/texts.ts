import { LANGUAGES } from "../../shared/language.ts";
import type { Book, ReadTexts, Rule } from "../book.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean } from "../did-you-mean.ts";
import { SAID_BY_CODE } from "../said-by-code.ts";
import { mistake } from "../source.ts";
import { usesIn } from "../uses.ts";

/** Every language has its file. */
export const languagesAreThere: Rule = ({ texts }) =>
  LANGUAGES.filter((language) => !texts.some((read) => read.language === language)).map((language) => ({
    ...{ code: "missing-language", file: `texts/${language}.yml`, line: 1, column: 1 },
    what: `There are no texts in ${language}.`,
    cure: `Copy texts/${texts[0]?.language ?? LANGUAGES[0]}.yml to this name and translate it.`,
  }));

/** What a flow says has words, in every language. */
export const textsAreThere: Rule = (book) => {
  const known = new Set(book.texts.flatMap((read) => [...read.texts.keys()]));
  const wanted = new Set([...usedTexts(book)].filter((text) => known.has(text)));
  return [...wordless(book, known), ...silentCode(known), ...book.texts.flatMap((read) => untranslated(read, wanted))];
};

function wordless(book: Book, known: ReadonlySet<string>): readonly Diagnostic[] {
  return book.flows.flatMap(({ flow, source }) =>
    usesIn(flow)
      .filter((use) => !known.has(use.text))
      .map((use) => {
        const what = `The text "${use.text}" has no words in any language.${didYouMean(use.text, [...known])}`;
        return mistake(source, source.atKey(use.path), "missing-text", what, "Write it into every file of texts/.");
      }),
  );
}

/** Texts that code says by itself have no flow to point at. */
const silentCode = (known: ReadonlySet<string>): readonly Diagnostic[] =>
  [...SAID_BY_CODE.keys()]
    .filter((text) => !known.has(text))
    .map((text) => ({
      ...{ code: "missing-text", file: `texts/${LANGUAGES[0]}.yml`, line: 1, column: 1 },
      what: `The text "${text}", which the agent says by itself, has no words in any language.`,
      cure: "Write it into every file of texts/.",
    }));

function untranslated(read: ReadTexts, wanted: ReadonlySet<string>): readonly Diagnostic[] {
  const { source, language, texts } = read;
  return [...wanted]
    .filter((text) => !texts.has(text))
    .map((text) => {
      const what = `The text "${text}" is missing in ${language}, and other languages have it.`;
      return mistake(
        source,
        source.atKey(text.split(".").slice(0, 1)),
        "missing-translation",
        what,
        "Translate it here.",
      );
    });
}

/** Nobody keeps translating words that are never said. */
export const textsAreUsed: Rule = (book) => {
  const used = usedTexts(book);
  return book.texts.flatMap(({ source, texts }) =>
    [...texts]
      .filter(([text]) => !used.has(text))
      .map(([text, { place }]) => {
        const what = `No flow says the text "${text}".${didYouMean(text, [...used])}`;
        return mistake(source, place, "unused-text", what, "Delete it, or correct its name.");
      }),
  );
};

const usedTexts = ({ flows }: Book): ReadonlySet<string> =>
  new Set([...SAID_BY_CODE.keys(), ...flows.flatMap(({ flow }) => usesIn(flow).map((use) => use.text))]);

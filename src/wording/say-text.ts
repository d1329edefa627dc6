import { type LanguageFileKind, readMessage, type Words } from "../flow-compiler/flow-compiler.ts";
import type { Language } from "../shared/language.ts";

/** The files of a language that hold words by name, each with an accessor that is made from the English one. */
export const KINDS = ["portal", "mail", "cases", "messengers"] as const satisfies readonly LanguageFileKind[];

export type Kind = (typeof KINDS)[number];

/** What fills in a text, by the names of its placeholders. */
type Values = Readonly<Record<string, string | number>>;

/** Says the text with that id. @param values one for each placeholder; `{brand}` is known without */
export type Say = (id: string, values?: Values) => string;

/** Texts may name the product; nobody who asks for a text has to hand the name in. */
export const BRAND = "brand";

/** Texts of one file, read when one of them is first asked for. */
export interface WordSource {
  readonly language: Language;
  readonly texts: () => ReadonlyMap<string, Words>;
}

/**
 * Says texts from the first of the sources that has them in words that can be read. Messages are parsed when they are
 * first said, and kept. Values are text: no tag in them or in the words means anything.
 *
 * @param sources the nearest first, English last. The say throws for an id that even English does not have
 */
export function createSay(sources: readonly WordSource[], brand: string): Say {
  const known = new Map<string, (values: Values) => string>();
  return (id, values = {}) => {
    const fill = known.get(id) ?? findText(sources, id);
    known.set(id, fill);
    return fill({ ...values, [BRAND]: brand });
  };
}

function findText(sources: readonly WordSource[], id: string): (values: Values) => string {
  for (const { language, texts } of sources) {
    const words = texts().get(id)?.words;
    if (words !== undefined && !/[{}']/u.test(words)) return () => words;
    const message = words === undefined ? undefined : readMessage(words, language);
    if (message?.ok) return (values) => message.value.fill(values);
  }
  throw new Error(`There is no text "${id}" in flows/languages/en. Put the file back as it came with the program.`);
}

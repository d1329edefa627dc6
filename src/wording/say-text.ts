import { type LanguageFileKind, readMessage, type Words } from "../flow-compiler/flow-compiler.ts";
import type { Language } from "../shared/language.ts";

/** The files of a language that hold words by name, each with an accessor that is made from the English one. */
export const KINDS = ["portal", "mail", "cases", "messengers"] as const satisfies readonly LanguageFileKind[];

export type Kind = (typeof KINDS)[number];

/** What fills in a text, by the names of its placeholders. */
type Values = Readonly<Record<string, string | number>>;

/** Says the text with that id. @param values one for each placeholder; `{brand}` and `{mailFooter}` are known without */
export type Say = (id: string, values?: Values) => string;

/** Texts may name the company and say what it writes below its mails; nobody who asks for a text has to hand these in. */
const KNOWN_NAMES = ["brand", "mailFooter"] as const;

/** What stands behind them in this installation. */
export type KnownValues = Readonly<Record<(typeof KNOWN_NAMES)[number], string>>;

export const isKnownValue = (name: string): boolean => KNOWN_NAMES.some((one) => one === name);

/** The same filled with something, for whoever tries a text. */
export const SAMPLE_VALUES: KnownValues = { brand: "x", mailFooter: "x" };

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
export function createSay(sources: readonly WordSource[], here: KnownValues): Say {
  const known = new Map<string, (values: Values) => string>();
  return (id, values = {}) => {
    const fill = known.get(id) ?? findText(sources, id);
    known.set(id, fill);
    return fill({ ...values, ...here });
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

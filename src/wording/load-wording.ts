import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askingWordsIn, formatDiagnostic, languageFilePath, type Words } from "../flow-compiler/flow-compiler.ts";
import { FALLBACK_LANGUAGE, type Language, LANGUAGES } from "../shared/language.ts";
import { type CaseWords, caseWords } from "./generated/cases.ts";
import { type MessengerWords, messengerWords } from "./generated/messengers.ts";
import { type MailWords, mailWords } from "./generated/mail.ts";
import { type PortalWords, portalWords } from "./generated/portal.ts";
import { readLayer } from "./read-layer.ts";
import { type ReadLayer, readWords } from "./read-words.ts";
import { createSay, type Kind, KINDS, type Say, type WordSource } from "./say-text.ts";

/** The words of pages, mails, cases and messengers in every language. A text that a language lacks is said in English. */
export interface Wording {
  /** How the product is called wherever people read of it. */
  readonly brand: string;
  /** Those that pages can be read in: the shipped ones, and each that the operator has a `portal.yml` of. */
  readonly languages: readonly Language[];
  portal(language: Language): PortalWords;
  mail(language: Language): MailWords;
  cases(language: Language): CaseWords;
  messengers(language: Language): MessengerWords;
  /** The language in which texts of that kind are said to whoever wants `wanted`: it, or English where it has none. */
  spoken(kind: Kind, wanted: Language): Language;
}

/** The flows folder that came with the program. */
const SHIPPED_FLOWS = fileURLToPath(new URL("../../flows", import.meta.url));

export interface WordingOptions {
  /** An operator's folder with `languages/<tag>/` in it, laid over the shipped one text by text. */
  readonly own?: string | undefined;
  /** How the product is called wherever people read of it. */
  readonly brand?: string | undefined;
  /** What the company writes below every mail; left out: nothing. */
  readonly mailFooter?: string | undefined;
  /** Hears of what is wrong in the operator's files, as `file:line:column  what  cure`. It is left out. */
  readonly onLeftOut?: (mistake: string) => void;
}

const PRODUCT = "Latchkey";

/**
 * The words with an operator's own over them. Files of the operator are read and checked at once; shipped ones are read
 * when a text of theirs is first asked for. Never throws for what is in the operator's folder.
 */
export function loadWording({ own, brand = PRODUCT, mailFooter = "", onLeftOut }: WordingOptions = {}): Wording {
  const shipped = keptFor(shippedTexts);
  const textsOf = (language: Language, kind: Kind) => shipped(languageFilePath(kind, language));
  const asking = keptFor((language: Language) =>
    askingWordsIn(isShipped(language) ? SHIPPED_FLOWS : (own ?? ""), language),
  );
  const standard = { ...OWN, asking, english: (kind: Kind) => textsOf(FALLBACK_LANGUAGE, kind) };
  const found = own === undefined ? undefined : readWords(own, standard);
  const layers = found?.layers ?? [];
  for (const mistake of found?.diagnostics ?? []) onLeftOut?.(formatDiagnostic(mistake));
  const wordsOf = <Made>(kind: Kind, make: (say: Say) => Made) =>
    keptFor((language: Language) =>
      make(createSay(sourcesOf({ language, kind, layers, textsOf }), { brand, mailFooter })),
    );
  const added = layers.filter(({ kind }) => kind === "portal").map(({ language }) => language);
  return {
    brand,
    languages: [...new Set<Language>([...LANGUAGES, ...added])],
    portal: wordsOf("portal", portalWords),
    mail: wordsOf("mail", mailWords),
    cases: wordsOf("cases", caseWords),
    messengers: wordsOf("messengers", messengerWords),
    spoken: (kind, wanted) =>
      isShipped(wanted) || layers.some((layer) => layer.kind === kind && layer.language === wanted)
        ? wanted
        : FALLBACK_LANGUAGE,
  };
}

const shippedTexts = (path: string) => readLayer(join(SHIPPED_FLOWS, path))?.texts ?? new Map<string, Words>();

const isShipped = (language: Language) => LANGUAGES.some((one) => one === language);

const OWN = {
  isWhole: (language: Language) => !isShipped(language),
  until: (language: Language) =>
    isShipped(language) ? "Until then the shipped words are said." : `Until then it is said in ${FALLBACK_LANGUAGE}.`,
};

/** The file of a language in which a text of that name belongs; undefined for one that is in none of them. */
export const homeOfText = (id: string): Kind | undefined =>
  KINDS.find((kind) => shippedTexts(languageFilePath(kind, FALLBACK_LANGUAGE)).has(id));

/** Everything that is wrong with the words that came with the program; for whoever edits those. */
export const shippedMistakes = (): readonly string[] =>
  readWords(SHIPPED_FLOWS, {
    english: (kind) => shippedTexts(languageFilePath(kind, FALLBACK_LANGUAGE)),
    asking: keptFor((language: Language) => askingWordsIn(SHIPPED_FLOWS, language)),
    isWhole: () => true,
    until: () => "",
  }).diagnostics.map(formatDiagnostic);

/** A function that is asked the same again and again, and works once. */
function keptFor<Asked, Made>(make: (asked: Asked) => Made): (asked: Asked) => Made {
  const kept = new Map<Asked, { readonly made: Made }>();
  return (asked) => {
    const there = kept.get(asked) ?? { made: make(asked) };
    kept.set(asked, there);
    return there.made;
  };
}

interface Wanted {
  readonly language: Language;
  readonly kind: Kind;
  readonly layers: readonly ReadLayer[];
  readonly textsOf: (language: Language, kind: Kind) => ReadonlyMap<string, Words>;
}

/** The operator's words before the shipped ones, the language before English. */
function sourcesOf({ language, kind, layers, textsOf }: Wanted): readonly WordSource[] {
  const spoken = [...new Set<Language>([language, FALLBACK_LANGUAGE])];
  return spoken.flatMap((one) => [
    ...layers
      .filter((layer) => layer.language === one && layer.kind === kind)
      .map(({ texts }): WordSource => ({ language: one, texts: () => texts })),
    { language: one, texts: () => textsOf(one, kind) },
  ]);
}

import { z } from "zod";
import type { Language } from "../shared/language.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { listed } from "./did-you-mean.ts";
import { languageFileAt } from "./language-files.ts";
import { isRecord, mistake, type Source } from "./source.ts";

const LISTS = [
  "secrets",
  "codes",
  "others",
  "asks",
  "between",
  "never",
  "softeners",
  "elsewhere",
  "here",
  "ends",
  "fresh",
] as const;

/** Words of one language by which a text is caught that asks for a secret, each folded and taken apart. */
export type AskingWords = Readonly<Record<(typeof LISTS)[number], readonly (readonly string[])[]>>;

/** The words of one language beside the file they came from. */
export interface ReadAsking {
  readonly language: Language;
  readonly words: AskingWords;
}

interface AskingRead {
  readonly asking?: ReadAsking;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lower case, without accents, apostrophes and signs. */
export const askingTokens = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\p{M}'’]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

const list = z.array(z.string().trim().min(1));

/** Reads `languages/<tag>/never-ask.yml`: lists of words by name, every one of them. */
export function readAskingWords(source: Source): AskingRead {
  const { language } = languageFileAt(source.file);
  if (!language)
    return {
      diagnostics: [
        wrong(
          source,
          [],
          "This file is named after no language.",
          "Put it into a folder that is named after the tag of its language, such as ru.",
        ),
      ],
    };
  const lists = isRecord(source.value) ? source.value : {};
  const strange = Object.keys(lists).filter((name) => !LISTS.some((known) => known === name));
  const broken = LISTS.filter((name) => !list.safeParse(lists[name]).success);
  const diagnostics = [
    ...strange.map((name) => wrong(source, [name], `"${name}" is no list of words here.`, `Use: ${listed(LISTS)}.`)),
    ...broken.map((name) => wrong(source, [name], `"${name}" is no list of words.`, `Write ${name}: [one, two].`)),
  ];
  if (diagnostics.length > 0) return { diagnostics };
  const wordsOf = (name: (typeof LISTS)[number]) => list.parse(lists[name]).map(askingTokens);
  return { asking: { language, words: wordsByList(wordsOf) }, diagnostics };
}

const wordsByList = (wordsOf: (name: (typeof LISTS)[number]) => readonly (readonly string[])[]): AskingWords => ({
  secrets: wordsOf("secrets"),
  codes: wordsOf("codes"),
  others: wordsOf("others"),
  asks: wordsOf("asks"),
  between: wordsOf("between"),
  never: wordsOf("never"),
  softeners: wordsOf("softeners"),
  elsewhere: wordsOf("elsewhere"),
  here: wordsOf("here"),
  ends: wordsOf("ends"),
  fresh: wordsOf("fresh"),
});

const wrong = (source: Source, path: readonly string[], what: string, cure: string) =>
  mistake(source, source.atKey(path), "wrong-value", what, cure);

import { z } from "zod";
import type { Language } from "../shared/language.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean, listed } from "../shared/did-you-mean.ts";
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

/** Lists that a language may do without. */
const MORE_LISTS = ["onPage", "inChat", "that", "things"] as const;

type ListName = (typeof LISTS)[number] | (typeof MORE_LISTS)[number];
const ALL_LISTS: readonly ListName[] = [...LISTS, ...MORE_LISTS];

/** Words of one language by which a text is caught that asks for a secret, each folded and taken apart. */
export type AskingWords = Readonly<Record<ListName, readonly (readonly string[])[]>>;

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
  const strange = Object.keys(lists).filter((name) => !ALL_LISTS.some((known) => known === name));
  const missing = LISTS.filter((name) => !Object.hasOwn(lists, name));
  const there = ALL_LISTS.filter((name) => Object.hasOwn(lists, name));
  const broken = there.filter((name) => !list.safeParse(lists[name]).success);
  const diagnostics = [
    ...strange.map((name) => {
      const what = `"${name}" is no list of words here.${didYouMean(name, ALL_LISTS)}`;
      return wrong(source, [name], what, `Use: ${listed(ALL_LISTS)}.`);
    }),
    ...broken.map((name) => wrong(source, [name], `"${name}" is no list of words.`, `Write ${name}: [one, two].`)),
    ...(missing.length > 0 ? [wrong(source, [], `There are no lists ${listed(missing)}.`, MISSING_CURE)] : []),
  ];
  if (diagnostics.length > 0) return { diagnostics };
  const wordsOf = (name: ListName) => list.parse(lists[name] ?? []).map(askingTokens);
  return { asking: { language, words: wordsByList(wordsOf) }, diagnostics };
}

const MISSING_CURE = "Copy them from the English file and write the words of this language; [] where there are none.";

const wordsByList = (wordsOf: (name: ListName) => readonly (readonly string[])[]): AskingWords => ({
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
  onPage: wordsOf("onPage"),
  inChat: wordsOf("inChat"),
  that: wordsOf("that"),
  things: wordsOf("things"),
});

const wrong = (source: Source, path: readonly string[], what: string, cure: string) =>
  mistake(source, source.atKey(path), "wrong-value", what, cure);

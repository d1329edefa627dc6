/** The door of the language data: what the word files say, ready to be looked up. */
import type { Language } from "../../shared/language.ts";
import { phraseOf } from "../fold.ts";
import type { LanguageWords } from "./language-words.ts";

export type { LanguageWords } from "./language-words.ts";
export { layWordsOver, readWordFile } from "./word-file.ts";

/** A language and the small words by which it is read. */
export interface SpokenLanguage {
  readonly language: Language;
  readonly words: LanguageWords;
}

/** Every language that is understood, in the order in which the model counts them. */
export type Vocabulary = readonly SpokenLanguage[];

/** Works something out once for each vocabulary, when it is first needed. */
export function ofVocabulary<Made>(make: (vocabulary: Vocabulary) => Made): (vocabulary: Vocabulary) => Made {
  const kept = new WeakMap<Vocabulary, { readonly made: Made }>();
  return (vocabulary) => {
    const known = kept.get(vocabulary);
    if (known) return known.made;
    const made = make(vocabulary);
    kept.set(vocabulary, { made });
    return made;
  };
}

/** The entries of one line or field, folded. `*` becomes the word `STAR`, which no person writes. */
export function entriesOf(data: string): readonly string[] {
  return data
    .split(/[|\n]/)
    .map((entry) => phraseOf(entry.replace("*", STAR)))
    .filter((entry) => entry !== "");
}

/** What stands for a language name in a wish. */
export const STAR = "starxstar";

type Pick = (words: LanguageWords) => string;

/** One field of all languages together: people mix them, and a whole message is rarely ambiguous. */
export const everyEntry = (...picks: readonly Pick[]) =>
  ofVocabulary(
    (vocabulary): ReadonlySet<string> =>
      new Set(vocabulary.flatMap(({ words }) => picks.flatMap((pick) => entriesOf(pick(words))))),
  );

/** A field with one line per value (digits, ordinals): entry → line number, over all languages. */
export const everyLine = (pick: Pick) =>
  ofVocabulary((vocabulary): ReadonlyMap<string, number> => {
    const lines = vocabulary.flatMap(({ words }) => pick(words).split("\n").map(entriesOf).map(numbered));
    return new Map(lines.flat());
  });

const numbered = (entries: readonly string[], line: number) => entries.map((entry): [string, number] => [entry, line]);

/** A field of `entry=number`: entry → number, over all languages. */
export const everyNumber = (pick: Pick) =>
  ofVocabulary((vocabulary): ReadonlyMap<string, number> => {
    const entries = vocabulary
      .flatMap(({ words }) => pick(words).split(/[|\n]/))
      .filter((entry) => entry.includes("="));
    const pairs = entries.map((pair) => pair.split("="));
    return new Map(pairs.map(([entry = "", number = ""]): [string, number] => [phraseOf(entry), Number(number)]));
  });

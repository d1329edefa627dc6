import { didYouMean } from "../shared/did-you-mean.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { listsOf, readSentences, type SentenceLists } from "./sentence-file.ts";

/** What people write, by the intent that they mean by it. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

/** An added intent with fewer phrases in a language is not heard in it: it would be taken for others, and others for it. */
export const FEWEST_PHRASES = 10;

/** So many in a language are enough to tell an intent from all others. */
export const ENOUGH_PHRASES = 60;

/** The intents that a phrase file may hold phrases for, and those of them that it must. */
export interface PhrasesWanted {
  readonly known: readonly string[];
  readonly needed: readonly string[];
}

/** How a phrase file is read, wherever it lies. */
export const phraseLists = (known: readonly string[]): SentenceLists => ({
  known,
  strange: (name) =>
    `No flow starts on "${name}".${didYouMean(name, known)}  Write starts-on: [${name}] into a flow, or use one of: ${known.join(", ")}.`,
  families: false,
});

/** How many different phrases files have for an intent, whatever else is wrong in them. @param texts YAML of each */
export const countPhrases = (texts: readonly string[], intent: string): number =>
  new Set(
    texts.flatMap((text) => readSentences(text, "", phraseLists([intent])).sentences.map(({ sentence }) => sentence)),
  ).size;

/**
 * Reads a phrase file: one key per intent, a list of phrases under each.
 *
 * @param text YAML
 * @param file name for the messages, such as `flows/languages/en/phrases.yml`
 * @returns the phrases, without intents that have none; or every mistake in the file, one a line, with what to do
 */
export function readPhraseFile(text: string, file: string, { known, needed }: PhrasesWanted): Outcome<Phrases, string> {
  const { sentences, mistakes } = readSentences(text, file, phraseLists(known));
  const names = [...new Set(sentences.map(({ path }) => path[0] ?? ""))];
  const missing = mistakes.length > 0 ? [] : needed.filter((intent) => !names.includes(intent));
  const all = [...mistakes, ...(missing.length > 0 ? [unsaid(missing, file)] : [])];
  return all.length > 0 ? no(all.join("\n")) : ok(listsOf(names, sentences));
}

/** One line for all of them: a new language begins with none. */
function unsaid(intents: readonly string[], file: string): string {
  const names = intents.map((intent) => `"${intent}"`).join(", ");
  return `${file}:1:1  There are no phrases for ${names}.  Write what people say who mean it: ${intents[0] ?? ""}: [ … ].`;
}

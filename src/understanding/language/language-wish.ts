import type { Language } from "../../shared/language.ts";
import { phraseOf } from "../fold.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { entriesOf, everyEntry, ofVocabulary, STAR, type Vocabulary } from "../words/words.ts";

const wishes = everyEntry((words) => words.wishes);
const polite = everyEntry((words) => words.polite);
/** Every way to ask for a language, spelled out: "en inglés por favor" → en. */
const spelledOut = ofVocabulary((vocabulary): ReadonlyMap<string, Language> => {
  const ways = [STAR, ...wishes(vocabulary)];
  const pairs = vocabulary.flatMap(({ language, words }) =>
    entriesOf(words.names).flatMap((name) => ways.map((way) => [way.replace(STAR, name), language] as const)),
  );
  return new Map(pairs);
});
/** A longer clause only mentions a language. */
const MOST_WORDS = 8;
/** Characters of the first and of the last clause that are looked at. */
const REACH = 120;

const CLAUSE_END = /[,.;:!?\n]/;

/** The language somebody asks for in so many words: a whole message, or its last clause. */
export function languageWish(text: string, vocabulary: Vocabulary): Language | undefined {
  const wishIn = (part: string) => wishOf(phraseOf(part), vocabulary);
  const first = text.slice(0, REACH).split(CLAUSE_END);
  const last = text
    .trimEnd()
    .slice(-REACH)
    .replace(/[,.;:!?\s]+$/, "")
    .split(CLAUSE_END);
  const whole = text.length <= REACH ? wishIn(text) : undefined;
  return whole ?? wishIn(last.at(-1) ?? "") ?? wishIn(first[0] ?? "");
}

function wishOf(phrase: string, vocabulary: Vocabulary): Language | undefined {
  const words = phrase.split(" ");
  if (words.length > MOST_WORDS) return undefined;
  const known = spelledOut(vocabulary);
  return known.get(phrase) ?? known.get(trimPhrases(words, polite(vocabulary)).join(" "));
}

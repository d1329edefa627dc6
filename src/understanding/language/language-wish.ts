import { type Language, LANGUAGES } from "../../shared/language.ts";
import { phraseOf } from "../fold.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { entriesOf, everyEntry, STAR, WORDS } from "../words/words.ts";

const WISHES = [...everyEntry((words) => words.wishes)];
const POLITE = everyEntry((words) => words.polite);
/** Every way to ask for a language, spelled out: "en inglés por favor" → en. */
const SPELLED: ReadonlyMap<string, Language> = new Map(
  LANGUAGES.flatMap((language) =>
    entriesOf(WORDS[language].names).flatMap((name) =>
      [STAR, ...WISHES].map((wish): [string, Language] => [wish.replace(STAR, name), language]),
    ),
  ),
);
/** A longer clause only mentions a language. */
const MOST_WORDS = 8;
/** Characters of the first and of the last clause that are looked at. */
const REACH = 120;

const CLAUSE_END = /[,.;:!?\n]/;

/** The language somebody asks for in so many words: a whole message, or its last clause. */
export function languageWish(text: string): Language | undefined {
  const first = text.slice(0, REACH).split(CLAUSE_END);
  const last = text
    .trimEnd()
    .slice(-REACH)
    .replace(/[,.;:!?\s]+$/, "")
    .split(CLAUSE_END);
  const whole = text.length <= REACH ? wishIn(phraseOf(text)) : undefined;
  return whole ?? wishIn(phraseOf(last.at(-1) ?? "")) ?? wishIn(phraseOf(first[0] ?? ""));
}

function wishIn(phrase: string): Language | undefined {
  const words = phrase.split(" ");
  if (words.length > MOST_WORDS) return undefined;
  return SPELLED.get(phrase) ?? SPELLED.get(trimPhrases(words, POLITE).join(" "));
}

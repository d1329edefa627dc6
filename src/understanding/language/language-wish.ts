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
/** A longer message only mentions a language. */
const MOST_WORDS = 8;

/** The language somebody asks for in so many words: a whole message, or its last clause. */
export function languageWish(text: string): Language | undefined {
  const clauses = text.split(/[,.;:!?\n]+/).map(phraseOf);
  const said = clauses.filter((clause) => clause !== "");
  return wishIn(phraseOf(text)) ?? wishIn(said.at(-1) ?? "") ?? wishIn(said[0] ?? "");
}

function wishIn(phrase: string): Language | undefined {
  const words = phrase.split(" ");
  if (words.length > MOST_WORDS) return undefined;
  return SPELLED.get(phrase) ?? SPELLED.get(trimPhrases(words, POLITE).join(" "));
}

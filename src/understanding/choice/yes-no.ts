import { phraseOf, wordsOf } from "../fold.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { entriesOf, everyEntry, WORDS } from "../words/words.ts";
import { LANGUAGES } from "../../shared/language.ts";

const YES = everyEntry((words) => words.yes);
const NO = everyEntry((words) => words.no);
const MAYBE = everyEntry((words) => words.maybe);
const POLITE = everyEntry((words) => words.polite);
const NEGATIONS = everyEntry((words) => words.negations);
/** The plain word for yes of each language: it may open a sentence, "yes I can open it". */
const PLAIN_YES = new Set(LANGUAGES.map((language) => entriesOf(WORDS[language].yes)[0]));
/** A longer message tells a story and is no answer. */
const MOST_WORDS = 8;

export type Answer = "yes" | "no" | "maybe";

/** What a message answers to a yes-or-no question; undefined when it is no such answer. */
export function yesOrNo(text: string): Answer | undefined {
  const words = withoutRepeats(wordsOf(text));
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  return answerOf(words) ?? answerOf(trimPhrases(words, POLITE)) ?? answerBeforeComma(text) ?? openingYes(words);
}

function answerOf(words: readonly string[]): Answer | undefined {
  const phrase = words.join(" ");
  if (MAYBE.has(phrase)) return "maybe";
  if (YES.has(phrase)) return "yes";
  return NO.has(phrase) ? "no" : undefined;
}

/** "No, that's wrong": what stands before the first comma or stop, unless the rest turns a yes around. */
function answerBeforeComma(text: string): Answer | undefined {
  const [opening = "", ...rest] = text.split(/[,.;:!]+/);
  const answer = rest.length > 0 ? answerOf(phraseOf(opening).split(" ")) : undefined;
  return answer === "yes" && isNegated(wordsOf(rest.join(" "))) ? undefined : answer;
}

function openingYes(words: readonly string[]): "yes" | undefined {
  return PLAIN_YES.has(words[0] ?? "") && !isNegated(words.slice(1)) ? "yes" : undefined;
}

const isNegated = (words: readonly string[]) => words.some((word) => NEGATIONS.has(word));

const withoutRepeats = (words: readonly string[]) => words.filter((word, index) => word !== words[index - 1]);

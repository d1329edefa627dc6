import { phraseOf, wordsOf } from "../fold.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { entriesOf, everyEntry, ofVocabulary, type Vocabulary } from "../words/words.ts";

const yes = everyEntry((words) => words.yes);

const no = everyEntry((words) => words.no);

const maybe = everyEntry((words) => words.maybe);

const asking = everyEntry((words) => words.asking ?? "");

const polite = everyEntry((words) => words.polite);

const negations = everyEntry((words) => words.negations);

/** The plain word for yes of each language: it may open a sentence, "yes I can open it". */
const plainYes = ofVocabulary((vocabulary) => new Set(vocabulary.map(({ words }) => entriesOf(words.yes)[0])));

/** A longer message tells a story and is no answer. */
const MOST_WORDS = 8;

export type Answer = "yes" | "no" | "maybe";

/** What a message answers to a yes-or-no question; undefined when it is no such answer. */
export const yesOrNo = (text: string, vocabulary: Vocabulary): Answer | undefined =>
  wholeAnswer(text, vocabulary) ?? openingAnswer(text, vocabulary);

/** What the message says as a whole, politeness aside. */
export function wholeAnswer(text: string, vocabulary: Vocabulary): Answer | undefined {
  const words = wordsOfAnswer(text);
  // "Ok, it arrived" says nothing of whether somebody is in.
  const news = newsOfMail(words, vocabulary);
  if (news) return news === "missing" ? "no" : undefined;
  return answerOf(words, vocabulary) ?? answerOf(trimPhrases(words, polite(vocabulary)), vocabulary);
}

/** Whether the words are an answer just as they stand in the lists, and nothing around it. */
export const isWholeAnswer = (words: readonly string[], vocabulary: Vocabulary): boolean =>
  answerOf(withoutRepeats(words), vocabulary) !== undefined;

/** The plainest words for no of each language. */
const plainNo = ofVocabulary(
  (vocabulary) => new Set(vocabulary.flatMap(({ words }) => entriesOf(words.no).slice(0, PLAINEST))),
);
const PLAINEST = 3;

/** "No", "nope", "no no": nothing else is said, not even thanks. @param words of the message, folded */
export const isBareNo = (words: readonly string[], vocabulary: Vocabulary): boolean =>
  words.length > 0 && words.every((word) => plainNo(vocabulary).has(word));

/** What a message begins with, when the rest does not turn it around. */
export function openingAnswer(text: string, vocabulary: Vocabulary): Answer | undefined {
  const words = wordsOfAnswer(text);
  if (words.length === 0 || newsOfMail(words, vocabulary)) return undefined;
  return answerBeforeComma(text, vocabulary) ?? openingYes(text, words, vocabulary);
}

/** None when there are too many to be an answer. */
function wordsOfAnswer(text: string): readonly string[] {
  const words = withoutRepeats(wordsOf(text));
  return words.length > MOST_WORDS ? [] : words;
}

function answerOf(words: readonly string[], vocabulary: Vocabulary): Answer | undefined {
  const phrase = words.join(" ");
  if (maybe(vocabulary).has(phrase)) return "maybe";
  if (yes(vocabulary).has(phrase)) return "yes";
  return no(vocabulary).has(phrase) ? "no" : undefined;
}

/** "No, that's wrong": what stands before the first comma or stop, unless the rest turns a yes around, or the yes is a mere "ok" before it. */
function answerBeforeComma(text: string, vocabulary: Vocabulary): Answer | undefined {
  const [opening = "", ...rest] = text.split(/[,.;:!]+/);
  const answer = rest.length > 0 ? answerOf(phraseOf(opening).split(" "), vocabulary) : undefined;
  const more = wordsOf(rest.join(" "));
  const isEmpty = polite(vocabulary).has(phraseOf(opening)) && more.length > 0;
  return answer === "yes" && (isEmpty || isTurned(text, more, vocabulary)) ? undefined : answer;
}

function openingYes(text: string, words: readonly string[], vocabulary: Vocabulary): "yes" | undefined {
  return plainYes(vocabulary).has(words[0] ?? "") && !isTurned(text, words.slice(1), vocabulary) ? "yes" : undefined;
}

/** "Yes, but which one?" agrees to nothing yet. */
const isTurned = (text: string, more: readonly string[], vocabulary: Vocabulary) =>
  /[?¿]/u.test(text) || isNegated(more, vocabulary) || more.some((word) => asking(vocabulary).has(word));

const isNegated = (words: readonly string[], vocabulary: Vocabulary) =>
  words.some((word) => negations(vocabulary).has(word));

const withoutRepeats = (words: readonly string[]) => words.filter((word, index) => word !== words[index - 1]);

const arrived = everyEntry((words) => words.arrived ?? "");

const missing = everyEntry((words) => words.missing ?? "");

/**
 * Whether a message says that a mail or a code is there, or is not, and nothing else.
 *
 * @param words of the message, folded
 */
export function newsOfMail(words: readonly string[], vocabulary: Vocabulary): "arrived" | "missing" | undefined {
  const said = [words.join(" "), trimPhrases(words, polite(vocabulary)).join(" ")];
  if (said.some((phrase) => missing(vocabulary).has(phrase))) return "missing";
  return said.some((phrase) => arrived(vocabulary).has(phrase)) ? "arrived" : undefined;
}

import { FALLBACK_LANGUAGE, type Language, LANGUAGES } from "../../shared/language.ts";
import { wordsOf } from "../fold.ts";
import { entriesOf, WORDS } from "../words/words.ts";

/** A guess between our languages, and whether it is good enough to change the language of a conversation. */
interface LanguageGuess {
  readonly language: Language;
  readonly sure: boolean;
}

export type GuessLanguage = (text: string) => LanguageGuess;

/** Fewer words never change a language: "hola", "ok", "no", names. */
const FEWEST_WORDS = 3;
/** Share of the words that must be known in the guessed language; names and addresses are not. */
const SHARE_KNOWN = 0.7;
/** Probability the best language needs. */
const SURE = 0.95;
/** Letters and words say the same thing twice; this makes up for counting both. */
const REPEATED_EVIDENCE = 3;
/** So much of a message is enough. */
const MOST_WORDS = 60;

type Texts = Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>>;

/** Learns the languages from example texts and the small words of each. */
export function languageGuesser(examples: Texts): GuessLanguage {
  const models = LANGUAGES.map((language) => ({
    language,
    ...learn(language, Object.values(examples[language]).flat()),
  }));
  return (text) => {
    const words = wordsOf(text)
      .filter((word) => /^\p{L}+$/u.test(word))
      .slice(0, MOST_WORDS);
    const scores = models.map((model) => model.score(words) + lettersOf(model.language, text));
    const best = scores.indexOf(Math.max(...scores));
    const model = models[best];
    if (!model || words.length === 0) return { language: FALLBACK_LANGUAGE, sure: false };
    const known = words.filter((word) => model.knows(word)).length;
    const telling = words.some((word) => models.every((other) => other.knows(word) === (other === model)));
    const likely = probability(scores, best) >= SURE;
    const sure = likely && telling && words.length >= FEWEST_WORDS && known / words.length >= SHARE_KNOWN;
    return { language: model.language, sure };
  };
}

function probability(scores: readonly number[], best: number): number {
  const top = scores[best] ?? 0;
  return 1 / scores.reduce((sum, score) => sum + Math.exp((score - top) / REPEATED_EVIDENCE), 0);
}

/** Naive Bayes over words and their three-letter pieces, each with Laplace's one added. */
function learn(language: Language, examples: readonly string[]) {
  const common = new Set(entriesOf(WORDS[language].common));
  const words = [...[...common].flatMap((word) => Array.from({ length: 5 }, () => word)), ...examples.flatMap(wordsOf)];
  const counts = new Map<string, number>();
  for (const piece of words.flatMap(piecesOf)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0) + counts.size;
  return {
    knows: (word: string) => common.has(word) || (counts.get(`=${word}`) ?? 0) > 1,
    score: (said: readonly string[]) =>
      said.flatMap(piecesOf).reduce((sum, piece) => sum + Math.log(((counts.get(piece) ?? 0) + 1) / total), 0),
  };
}

function piecesOf(word: string): readonly string[] {
  const padded = ` ${word.slice(0, 30)} `;
  const pieces = Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3));
  return [`=${word}`, ...pieces];
}

/** Folding takes accents away, and accents tell: each letter of the language's own counts like a strong word. */
function lettersOf(language: Language, text: string): number {
  const own = new Set(WORDS[language].letters);
  return Array.from(text.toLowerCase().slice(0, 400)).filter((letter) => own.has(letter)).length * 3;
}

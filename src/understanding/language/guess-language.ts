import { FALLBACK_LANGUAGE, type Language } from "../../shared/language.ts";
import { wordsOf } from "../fold.ts";
import { rowTable } from "../row-table.ts";
import { entriesOf, type SpokenLanguage, type Vocabulary } from "../words/words.ts";
import { evidenceIn, type LanguageModel, wordHash } from "./language-model.ts";

/** A guess between our languages, and whether it is good enough to change the language of a conversation. */
interface LanguageGuess {
  readonly language: Language;
  readonly sure: boolean;
  /** How many of the message's words that language has. */
  readonly known: number;
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
const MOST_LETTERS = 400;

/** Naive Bayes over words and their three-letter pieces, each with a little added that is the same for all. */
export function languageGuesser(kept: LanguageModel, vocabulary: Vocabulary): GuessLanguage {
  const owns = vocabulary.map((_, column) => kept.counts.filter((__, cell) => cell % vocabulary.length === column));
  const unseen = 1 / Math.max(...owns.map(totalOf));
  const find = rowTable(kept.hashes);
  const models = vocabulary.map((spoken, column) => speaker(spoken, owns[column] ?? NONE, unseen));
  return (text) => {
    const words = wordsOf(text)
      .filter((word) => /^\p{L}+$/u.test(word))
      .slice(0, MOST_WORDS);
    const evidence = evidenceIn(text).map(find);
    const scores = models.map((model) => model.score(evidence) + model.lettersIn(text));
    const best = scores.indexOf(Math.max(...scores));
    const model = models[best];
    if (!model || words.length === 0) return { language: FALLBACK_LANGUAGE, sure: false, known: 0 };
    const known = words.filter((word) => model.knows(word, find(wordHash(word)))).length;
    const telling = words.some((word) => models.every((other) => other.isSmall(word) === (other === model)));
    const likely = probability(scores, best) >= SURE;
    const sure = likely && telling && words.length >= FEWEST_WORDS && known / words.length >= SHARE_KNOWN;
    return { language: model.language, sure, known };
  };
}

function probability(scores: readonly number[], best: number): number {
  const top = scores[best] ?? 0;
  return 1 / scores.reduce((sum, score) => sum + Math.exp((score - top) / REPEATED_EVIDENCE), 0);
}

const NONE = new Int32Array();
const totalOf = (counts: Int32Array) => counts.reduce((sum, count) => sum + count, 0);

/**
 * @param unseen the share that is given to what was never seen. Were it larger for the language with fewer examples,
 *   every strange word would count as one of its own
 */
function speaker({ language, words }: SpokenLanguage, own: Int32Array, unseen: number) {
  const common = new Set(entriesOf(words.common));
  const total = Math.max(1, totalOf(own));
  const countOf = (row: number) => own[row] ?? 0;
  const letters = new Set(words.letters);
  return {
    language,
    /** Names and products stand in texts of every language; small words do not. */
    isSmall: (word: string) => common.has(word),
    knows: (word: string, row: number) => common.has(word) || countOf(row) > 1,
    score: (rows: readonly number[]) => rows.reduce((sum, row) => sum + Math.log(countOf(row) / total + unseen), 0),
    /** Folding takes accents away, and accents tell: each letter of the language's own counts like a strong word. */
    lettersIn: (text: string) =>
      Array.from(text.toLowerCase().slice(0, MOST_LETTERS)).filter((letter) => letters.has(letter)).length * 3,
  };
}

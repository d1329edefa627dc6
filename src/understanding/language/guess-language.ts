import { FALLBACK_LANGUAGE, type Language, LANGUAGES } from "../../shared/language.ts";
import { wordsOf } from "../fold.ts";
import { rowTable } from "../row-table.ts";
import { entriesOf, WORDS } from "../words/words.ts";
import { evidenceIn, type LanguageModel, wordHash } from "./language-model.ts";

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

/** Naive Bayes over words and their three-letter pieces, each with Laplace's one added. */
export function languageGuesser(kept: LanguageModel): GuessLanguage {
  const models = LANGUAGES.map((language, column) => ({ language, ...speaker(kept, language, column) }));
  return (text) => {
    const words = wordsOf(text)
      .filter((word) => /^\p{L}+$/u.test(word))
      .slice(0, MOST_WORDS);
    const evidence = evidenceIn(text);
    const scores = models.map((model) => model.score(evidence) + lettersOf(model.language, text));
    const best = scores.indexOf(Math.max(...scores));
    const model = models[best];
    if (!model || words.length === 0) return { language: FALLBACK_LANGUAGE, sure: false };
    const known = words.filter((word) => model.knows(word)).length;
    const telling = words.some((word) => models.every((other) => other.isSmall(word) === (other === model)));
    const likely = probability(scores, best) >= SURE;
    const sure = likely && telling && words.length >= FEWEST_WORDS && known / words.length >= SHARE_KNOWN;
    return { language: model.language, sure };
  };
}

function probability(scores: readonly number[], best: number): number {
  const top = scores[best] ?? 0;
  return 1 / scores.reduce((sum, score) => sum + Math.exp((score - top) / REPEATED_EVIDENCE), 0);
}

function speaker({ hashes, counts }: LanguageModel, language: Language, column: number) {
  const find = rowTable(hashes);
  const common = new Set(entriesOf(WORDS[language].common));
  const own = counts.filter((_, cell) => cell % LANGUAGES.length === column);
  const total = own.reduce((sum, count) => sum + count + (count > 0 ? 1 : 0), 0);
  const countOf = (hash: number) => own[find(hash)] ?? 0;
  return {
    /** Names and products stand in texts of every language; small words do not. */
    isSmall: (word: string) => common.has(word),
    knows: (word: string) => common.has(word) || countOf(wordHash(word)) > 1,
    score: (evidence: readonly number[]) =>
      evidence.reduce((sum, piece) => sum + Math.log((countOf(piece) + 1) / total), 0),
  };
}

/** Folding takes accents away, and accents tell: each letter of the language's own counts like a strong word. */
function lettersOf(language: Language, text: string): number {
  const own = new Set(WORDS[language].letters);
  return Array.from(text.toLowerCase().slice(0, 400)).filter((letter) => own.has(letter)).length * 3;
}

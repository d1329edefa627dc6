import { maskValues, MASKS } from "../entities/mask.ts";
import { type Classifier, trainClassifier } from "../intents/classifier.ts";
import type { TaughtLanguage } from "../intents/examples.ts";
import { featuresOf, telling } from "../intents/features.ts";
import type { Example } from "../intents/intent-model.ts";
import { readScale, writeScale } from "../intents/scale.ts";
import { learnLexicon, type Lexicon, readLexicon, speller, writeLexicon } from "../intents/speller.ts";
import { vectorizer } from "../intents/vector.ts";
import { probabilitiesOf, sumsOf } from "../intents/weight-table.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import { eachWay } from "../ways-to-say.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { entriesOf, everyEntry, type Vocabulary } from "../words/words.ts";
import { cutSecrets } from "../secrets/secrets.ts";

/** What was learned about victims: how their words differ from those of everybody else who writes here. */
export interface DoubtModel extends Classifier {
  readonly lexicon: Lexicon;
}

/** Ordinary, and a victim's. */
const CLASSES = 2;

interface Learned {
  readonly text: string;
  readonly isVictim: boolean;
}

/**
 * Learns victims' words against the phrases of every trouble and against what looks alike. Where nobody has written
 * what victims say there is nothing to learn, and never a doubt.
 *
 * @param ordinary the phrases, prepared already: that took a second
 */
export function trainDoubt(ordinary: readonly Example[], languages: readonly TaughtLanguage[]): DoubtModel {
  const texts = learnedFrom(ordinary, languages);
  if (!texts.some(({ isVictim }) => isVictim)) return KNOWS_NOTHING;
  const samples = texts.map(({ text, isVictim }) => ({
    features: featuresOf(tokensOf(text, languages)),
    label: isVictim ? 1 : 0,
  }));
  const lexicon = learnLexicon(texts.map(({ text }) => text));
  return { lexicon, ...trainClassifier(samples, CLASSES) };
}

const KNOWS_NOTHING: DoubtModel = {
  lexicon: { words: [], frequent: 0, forms: new Int32Array(), ranks: new Int32Array() },
  scale: { hashes: new Int32Array(), rarities: new Float32Array(), wordRows: 0 },
  table: { classes: CLASSES, weights: new Float32Array() },
};

function learnedFrom(ordinary: readonly Example[], languages: readonly TaughtLanguage[]): readonly Learned[] {
  const prepared = (text: string) => maskValues(cutSecrets(text, languages).text, languages);
  const allOf = (families: Readonly<Record<string, readonly string[]>>) =>
    Object.values(families).flat().flatMap(eachWay);
  const written = languages.flatMap(({ words, reports }) => [
    ...entriesOf(words.introductions ?? "").map((text) => ({ text, isVictim: false })),
    ...allOf(reports["look-alikes"]).map((text) => ({ text: prepared(text), isVictim: false })),
    ...allOf(reports.account_misuse).map((text) => ({ text: prepared(text), isVictim: true })),
  ]);
  return [...ordinary.map(({ text }) => ({ text, isVictim: false })), ...written];
}

const polite = everyEntry((words) => words.polite);

/**
 * The words that count. Who tells whose account it is, greets or says thanks is no less of a victim: addresses are left
 * out, and what is polite at both ends.
 */
const tokensOf = (text: string, vocabulary: Vocabulary, spell?: (word: string) => string): readonly string[] =>
  trimPhrases(
    telling(text, spell).filter((word) => !MASKS.has(word)),
    polite(vocabulary),
  );

/** How likely it is that these are the words of a victim, 0 to 1. */
export type Doubt = (maskedText: string) => number;

/** The most that mistyped words may say which stand in no dictionary of ours. */
const GUESSED = 0.25;

/** @param model from `trainDoubt` or read back */
export function doubter({ lexicon, scale, table }: DoubtModel, vocabulary: Vocabulary): Doubt {
  if (table.weights.length === 0) return () => 0;
  const spell = speller(lexicon);
  const vectorize = vectorizer(scale);
  const known = new Set(lexicon.words);
  const likelihood = (tokens: readonly string[]) => {
    const vector = vectorize(featuresOf(tokens));
    return vector.rows.length === 0 ? 0 : (probabilitiesOf(sumsOf(vector, table))[1] ?? 0);
  };
  return (text) => {
    // "Blub blub" is in no words at all, and what it might be mistyped from is a guess.
    if (!tokensOf(text, vocabulary).some((word) => known.has(word))) return 0;
    const corrected = likelihood(tokensOf(text, vocabulary, spell));
    // "Crackers" are not mistyped hackers: what only a guessed word says is asked about, and no more.
    return corrected > GUESSED && likelihood(tokensOf(text, vocabulary)) < GUESSED ? GUESSED : corrected;
  };
}

export function writeDoubtModel({ lexicon, scale, table }: DoubtModel, to: ModelWriter): void {
  writeLexicon(lexicon, to);
  writeScale(scale, to);
  to.decimals(table.weights);
}

export function readDoubtModel(from: ModelReader): DoubtModel {
  const lexicon = readLexicon(from);
  const scale = readScale(from);
  return { lexicon, scale, table: { classes: CLASSES, weights: from.decimals() } };
}

import { INQUIRIES, type Inquiry } from "../../shared/inquiry.ts";
import { maskValues, MASKS } from "../entities/mask.ts";
import { phraseOf } from "../fold.ts";
import { type Classifier, trainClassifier } from "../intents/classifier.ts";
import type { TaughtLanguage } from "../intents/examples.ts";
import { featuresOf, telling } from "../intents/features.ts";
import type { Example } from "../intents/intent-model.ts";
import { readScale, writeScale } from "../intents/scale.ts";
import { learnLexicon, type Lexicon, readLexicon, speller, writeLexicon } from "../intents/speller.ts";
import { vectorizer } from "../intents/vector.ts";
import { probabilitiesOf, sumsOf } from "../intents/weight-table.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import { cutSecrets } from "../secrets/secrets.ts";
import { eachWay } from "../ways-to-say.ts";

/**
 * What was learned about questions of fact, in two steps: whether words ask for one at all, from everything that people
 * write; and for which, from the questions alone. One model over both would take five times as long to learn.
 */
export interface InquiryModel {
  readonly lexicon: Lexicon;
  readonly asking: Classifier;
  readonly subject: Classifier;
}

interface Learned {
  readonly text: string;
  /** Index of the fact; -1 for what asks for none. */
  readonly inquiry: number;
}

/**
 * Learns questions against the phrases of every trouble and against what looks alike. Where nobody has written any,
 * nothing is ever taken for a question.
 *
 * @param ordinary the phrases, prepared already
 */
export function trainInquiries(ordinary: readonly Example[], languages: readonly TaughtLanguage[]): InquiryModel {
  const texts = learnedFrom(ordinary, languages);
  const asked = texts.filter(({ inquiry }) => inquiry >= 0);
  if (asked.length === 0) return KNOWS_NOTHING;
  const lexicon = learnLexicon(texts.map(({ text }) => text));
  return {
    lexicon,
    asking: learn(texts, ({ inquiry }) => (inquiry < 0 ? 0 : 1), ASKING_CLASSES),
    subject: learn(asked, ({ inquiry }) => inquiry, INQUIRIES.length),
  };
}

const ASKING_CLASSES = 2;

const learn = (texts: readonly Learned[], labelOf: (learned: Learned) => number, classes: number): Classifier =>
  trainClassifier(
    texts.map((learned) => ({ features: featuresOf(tokensOf(learned.text)), label: labelOf(learned) })),
    classes,
  );

const nothing = (classes: number): Classifier => ({
  scale: { hashes: new Int32Array(), rarities: new Float32Array(), wordRows: 0 },
  table: { classes, weights: new Float32Array() },
});

const KNOWS_NOTHING: InquiryModel = {
  lexicon: learnLexicon([]),
  asking: nothing(ASKING_CLASSES),
  subject: nothing(INQUIRIES.length),
};

function learnedFrom(ordinary: readonly Example[], languages: readonly TaughtLanguage[]): readonly Learned[] {
  const prepared = (text: string) => maskValues(cutSecrets(text, languages).text, languages);
  const questions = languages.flatMap(({ questions }) =>
    INQUIRIES.flatMap((name, inquiry) =>
      questions[name].flatMap(eachWay).map((text, turn) => ({ text: prepared(marked(text, turn)), inquiry })),
    ),
  );
  const asked = new Set(questions.map(({ text }) => phraseOf(text)));
  const others = [
    ...ordinary.map(({ text }) => text),
    ...languages.flatMap(({ questions }) => questions.none.flatMap(eachWay).map(prepared)),
  ].filter((text) => !asked.has(phraseOf(text.replace(WHO, ""))));
  return [...others.map((text) => ({ text, inquiry: -1 })), ...questions];
}

/** "…, I'm xemail", which some phrases are learned with. */
const WHO = /,[^,]*xemail\s*$/u;

/** The words that count. Who names an address asks the same. */
const tokensOf = (text: string, spell?: (word: string) => string): readonly string[] => [
  ...telling(text, spell).filter((word) => !MASKS.has(word)),
  ...(text.includes(MARK) ? [ASKING] : []),
];

const MARK = "?";
/** Stands for the question mark, which is no word. */
const ASKING = "xasking";

/** Half of those who ask put a question mark, and a line with choices is written without. */
const marked = (text: string, turn: number): string =>
  turn % 2 === 0 || text.includes(MARK) ? text : `${text}${MARK}`;

/** A fact that words may ask for, and how likely it is that they ask for it, 0 to 1. */
interface Guess {
  readonly inquiry: Inquiry;
  readonly confidence: number;
}

/** Less likely to ask for anything at all, and for what needs not be looked for: that takes most of the time. */
const LEAST = 0.1;

/** The likeliest fact; undefined where nothing was learned, or nothing is asked. */
export type GuessInquiry = (maskedText: string) => Guess | undefined;

/** @param model from `trainInquiries` or read back */
export function inquiryGuesser({ lexicon, asking, subject }: InquiryModel): GuessInquiry {
  if (asking.table.weights.length === 0) return () => undefined;
  const spell = speller(lexicon);
  const asks = vectorizer(asking.scale);
  const about = vectorizer(subject.scale);
  return (text) => {
    const features = featuresOf(tokensOf(text, spell));
    const isAsked = probabilitiesOf(sumsOf(asks(features), asking.table))[1] ?? 0;
    if (isAsked < LEAST) return undefined;
    const likely = probabilitiesOf(sumsOf(about(features), subject.table));
    const best = likely.reduce((found, one, index) => (one > (likely[found] ?? 0) ? index : found), 0);
    const inquiry = INQUIRIES[best];
    return inquiry && { inquiry, confidence: isAsked * (likely[best] ?? 0) };
  };
}

export function writeInquiryModel({ lexicon, asking, subject }: InquiryModel, to: ModelWriter): void {
  writeLexicon(lexicon, to);
  writeScale(asking.scale, to);
  to.decimals(asking.table.weights);
  writeScale(subject.scale, to);
  to.decimals(subject.table.weights);
}

export function readInquiryModel(from: ModelReader): InquiryModel {
  const lexicon = readLexicon(from);
  const asking = readClassifier(from, ASKING_CLASSES);
  return { lexicon, asking, subject: readClassifier(from, INQUIRIES.length) };
}

function readClassifier(from: ModelReader, classes: number): Classifier {
  const scale = readScale(from);
  return { scale, table: { classes, weights: from.decimals() } };
}

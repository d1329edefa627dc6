import type { Reply } from "../../engine/engine.ts";
import { maskValues } from "../entities/mask.ts";
import { type Classifier, trainClassifier } from "../intents/classifier.ts";
import type { TaughtLanguage } from "../intents/examples.ts";
import { phraseOf } from "../fold.ts";
import { featuresOf, telling } from "../intents/features.ts";
import { readScale, writeScale } from "../intents/scale.ts";
import { learnLexicon, type Lexicon, readLexicon, speller, writeLexicon } from "../intents/speller.ts";
import { vectorizer } from "../intents/vector.ts";
import { probabilitiesOf, sumsOf } from "../intents/weight-table.ts";
import type { ModelReader, ModelWriter } from "../model-bytes.ts";
import { REPLIES } from "../../shared/reply.ts";
import type { ReplyPhrases } from "../reply-file.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { waysToSay } from "../ways-to-say.ts";

/** What was learned about replies. Classes are in the order of `REPLIES`. */
export interface ReplyModel extends Classifier {
  readonly lexicon: Lexicon;
}

/** A reply of which it is known what it does. */
interface TaughtReply {
  readonly reply: Reply;
  readonly text: string;
}

/** Learns from the replies of all languages in one model. Where nobody has written any there is nothing to learn. */
export function trainReplies(languages: readonly TaughtLanguage[]): ReplyModel {
  const taught = languages
    .flatMap(({ replies }) => taughtReplies(replies))
    .map(({ reply, text }) => ({ reply, text: maskValues(text, languages) }));
  if (taught.length === 0) return KNOWS_NOTHING;
  const samples = taught.map(({ reply, text }) => ({
    features: featuresOf(tokensOf(text, languages)),
    label: REPLIES.indexOf(reply),
  }));
  const lexicon = learnLexicon(taught.map(({ text }) => text));
  return { lexicon, ...trainClassifier(samples, REPLIES.length) };
}

const KNOWS_NOTHING: ReplyModel = {
  lexicon: learnLexicon([]),
  scale: { hashes: new Int32Array(), rarities: new Float32Array(), wordRows: 0 },
  table: { classes: REPLIES.length, weights: new Float32Array() },
};

/** More of one phrase hardly teach more (measured on replies that nothing was learned from), and cost a second. */
const MOST_WAYS = 16;

/**
 * Each phrase in some of its ways, and every third once more with something around it: a thank-you, a name or an excuse
 * beside an answer must not change what it does, and phrases seldom have one.
 */
function taughtReplies(phrases: ReplyPhrases): readonly TaughtReply[] {
  return REPLIES.flatMap((reply) =>
    (phrases[reply] ?? []).flatMap((phrase, index) => {
      const ways = waysToSay(phrase, MOST_WAYS);
      const framed = index % EVERY === 0 && reply !== "thanks" ? inFrame(ways[0] ?? "", index, phrases.around) : [];
      return [...ways, ...framed].map((text) => ({ reply, text }));
    }),
  );
}

const EVERY = 3;
/** A prime step, so that neighbours in a file do not get the same frame. */
const FRAME_STEP = 7;

function inFrame(text: string, index: number, around: readonly string[] = []): readonly string[] {
  const frame = around[(index * FRAME_STEP) % Math.max(1, around.length)];
  return frame === undefined ? [] : [frame.replace("*", text)];
}

const yes = everyEntry((words) => words.yes);
const no = everyEntry((words) => words.no);
/** Stand for whatever word for yes or no a reply opens with: what follows "sure," says much the same as after "yes,". */
const OPENS = { yes: "xopensyes", no: "xopensno" } as const;
const FIRST_STOP = /[,.;:!?…]/u;

/** @param text masked */
function opening(text: string, words: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const first = FIRST_STOP.test(text) ? phraseOf(text.split(FIRST_STOP, 1)[0] ?? "") : (words[0] ?? "");
  if (yes(vocabulary).has(first)) return [OPENS.yes];
  return no(vocabulary).has(first) ? [OPENS.no] : [];
}

const negations = everyEntry((words) => words.negations);
const QUESTION = "xquestion";
/** Stands behind every word that denies: "never came" then has much in common with "didn't come". */
const NOT = "xnot";

/**
 * The words that count, what is denied, and whether something is asked. A letter that somebody leans on ("noo", "síí") is
 * written once.
 *
 * @param text masked
 */
function tokensOf(text: string, vocabulary: Vocabulary, spell?: (word: string) => string): readonly string[] {
  const denying = negations(vocabulary);
  const said = telling(text, spell);
  const words = said
    .map((word) => word.replace(LEANED_ON, "$1"))
    .flatMap((word) => (denying.has(word) ? [word, NOT] : [word]));
  return [...opening(text, said, vocabulary), ...words, ...(/[?¿]/u.test(text) ? [QUESTION] : [])];
}

const LEANED_ON = /(\p{L})\1+$/u;

/** How likely a text does each of the things a reply can do, in the order of `REPLIES`; together 1 at most. */
export type RankReplies = (maskedText: string) => readonly number[];

/** Share of known word pieces from which a text counts as written in words we know. */
const FAMILIAR = 0.5;

/** @returns undefined where nothing was learned */
export function replyRanker({ lexicon, scale, table }: ReplyModel, vocabulary: Vocabulary): RankReplies | undefined {
  if (table.weights.length === 0) return undefined;
  const spell = speller(lexicon);
  const vectorize = vectorizer(scale);
  return (text) => {
    const vector = vectorize(featuresOf(tokensOf(text, vocabulary, spell)));
    const familiar = Math.min(1, vector.known / FAMILIAR);
    return Array.from(probabilitiesOf(sumsOf(vector, table)), (likely) => likely * familiar);
  };
}

export function writeReplyModel({ lexicon, scale, table }: ReplyModel, to: ModelWriter): void {
  writeLexicon(lexicon, to);
  writeScale(scale, to);
  to.decimals(table.weights);
}

export function readReplyModel(from: ModelReader): ReplyModel {
  const lexicon = readLexicon(from);
  const scale = readScale(from);
  return { lexicon, scale, table: { classes: REPLIES.length, weights: from.decimals() } };
}

import type { Inquiry } from "../../shared/inquiry.ts";
import { wordsOf } from "../fold.ts";
import { clausesOf, type IntentReader } from "../intents/read-message.ts";
import type { Vocabulary } from "../words/words.ts";
import type { GuessInquiry } from "./inquiry-model.ts";

/**
 * How sure it must be that words ask for a fact, chosen on folds of the questions and the phrases: the surer the phrases
 * are of something else, the more it takes. The last one is for words that are nothing else for sure.
 */
const ENOUGH = { trouble: 0.5, other: 0.4, unsure: 0.2 } as const;
/** From here on the phrases are sure. */
const SURE = 0.86;
/** Of very short messages, and of long ones that only touch on a fact, more is asked. */
const ENOUGH_OF_ODD = 0.5;
const SHORT = 3;
/** Without a question mark: "same as always" is an answer. */
const SHORT_STATEMENT = 5;
const LONG = 16;
/** For a part of a message, which says little: "I press the button" in a complaint is no question. */
const ENOUGH_OF_SENTENCE = 0.6;
const ENOUGH_OF_CLAUSE = 0.8;
const FEWEST_WORDS = 3;
const MOST_CLAUSES = 12;
/** Behind the mark, which says much. */
const SENTENCE = /(?<=[.;!?\n])\s*/u;

export interface FoundInquiry {
  readonly inquiry: Inquiry;
  /** What else the message says; empty when it only asks. */
  readonly rest: string;
}

interface Learned extends IntentReader {
  readonly guessInquiry: GuessInquiry;
}

/**
 * The fact that a message asks for: as a whole, in a sentence, or in a clause beside something else.
 *
 * @param text masked
 */
export function findInquiry(text: string, learned: Learned, vocabulary: Vocabulary): FoundInquiry | undefined {
  if (wantsOwnFlow(text, learned)) return undefined;
  const whole = asks(text, learned);
  const part =
    asksIn(text.split(SENTENCE), ENOUGH_OF_SENTENCE, learned) ??
    asksIn(clausesOf(text, vocabulary), ENOUGH_OF_CLAUSE, learned);
  return whole === undefined ? part : { inquiry: whole, rest: part?.rest ?? "" };
}

function asks(text: string, { guessInquiry, rank, traits }: Learned): Inquiry | undefined {
  const guess = guessInquiry(text);
  if (!guess || guess.confidence < ENOUGH.unsure) return undefined;
  const [best] = rank(text);
  const kind = !best || best.confidence < SURE ? "unsure" : kindOf(traits.acts(best.intent));
  const length = wordsOf(text).length;
  const isShort = length < (text.includes("?") ? SHORT : SHORT_STATEMENT);
  const least = isShort || length > LONG ? ENOUGH_OF_ODD : 0;
  return guess.confidence >= Math.max(least, ENOUGH[kind]) ? guess.inquiry : undefined;
}

/** Of those that start nothing, the shipped ones. */
const SHIPPED: readonly string[] = [
  "product_question",
  "greeting_smalltalk",
  "out_of_scope",
  "request_status",
  "human_handoff",
  "cancel_restart",
];

const LIKELY = 0.5;

/** A flow of the operator's own goes before a fact that it is about: somebody wrote it for just these words. */
function wantsOwnFlow(text: string, { rank, traits }: Learned): boolean {
  const [best] = rank(text);
  return !!best && best.confidence >= LIKELY && !traits.acts(best.intent) && !SHIPPED.includes(best.intent);
}

const kindOf = (acts: boolean): keyof typeof ENOUGH => (acts ? "trouble" : "other");

function asksIn(split: readonly string[], enough: number, { guessInquiry }: Learned): FoundInquiry | undefined {
  const parts = split.filter((one) => wordsOf(one).length > 0).slice(0, MOST_CLAUSES);
  if (parts.length < 2) return undefined;
  const read = parts.map((part) => {
    const guess = wordsOf(part).length >= FEWEST_WORDS ? guessInquiry(part) : undefined;
    return { part: part.trim(), inquiry: guess && guess.confidence >= enough ? guess.inquiry : undefined };
  });
  const inquiry = read.find((one) => one.inquiry !== undefined)?.inquiry;
  const rest = read.flatMap((one) => (one.inquiry === undefined ? [one.part] : []));
  return inquiry && { inquiry, rest: rest.join(" ") };
}

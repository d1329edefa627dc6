import type { Reply } from "../../engine/engine.ts";

/**
 * From how much doubt on it is asked whether somebody else is at the account. The more a line would set going, the less
 * doubt is enough; measured on messages that nothing was learned from (`test/understanding/doubt.slow.test.ts`).
 */
const ENOUGH = {
  /** It gives the address that was asked for, and tells beside it what is no trouble that we know. */
  strays: 0.004,
  /** It would mail something at once: it names a trouble and an address. */
  mails: 0.02,
  /** The same, for an address that was named before. */
  follows: 0.05,
  /** It would begin something that acts, or press a button. */
  begins: 0.15,
  /** The same, in a few plain words: few of them are a victim's. */
  short: 0.3,
  /** It asks for a person as well, who is called then; what to be careful of is said before. */
  hands: 0.3,
  /** It would be talked about, no more. */
  talks: 0.5,
} as const;

/**
 * From here on nobody is asked: they are told at once that somebody else may be at their account, and what to do. Of 877
 * ordinary messages that nothing was learned from, fewer than 1 in 200 come so far.
 */
export const SURE_OF_REPORT = 0.75;

/** The same for a line that answers an open question: "my ex has them, I don't" says where the codes are. */
export const SURE_OF_ANSWER = 0.93;

/** What answers no question, and may be a victim's as well. */
const NO_ANSWERS: ReadonlySet<Reply> = new Set(["complaint", "asks-why", "asks-fact", "wants-person", "other-wish"]);

/** Whether a short line is heard as an answer to the open question. */
export const isAnswer = (reply: Reply | undefined, words: readonly string[]): boolean =>
  reply !== undefined && !NO_ANSWERS.has(reply) && words.length <= MOST_OF_ANSWER;

/** Words of an answer; more of them tell a story. */
const MOST_OF_ANSWER = 9;

/** A line with an address and so few words beside it says whose account it is, and no more. */
const FEW_WORDS = 5;

/** What a line would do if nobody doubted it. */
export interface Line {
  /** Its words, without addresses and codes. */
  readonly words: readonly string[];
  /** An address or a code is in it. */
  readonly hasValue: boolean;
  /** It is taken for a trouble that something would be done about. */
  readonly acts: boolean;
  /** It is taken for one of the answers that were offered. */
  readonly chooses: boolean;
  /** It asks for a person. */
  readonly wantsPerson: boolean;
  /** A value is asked for. */
  readonly awaited: boolean;
  /** An address was named before. */
  readonly named: boolean;
}

/**
 * Whether a line sounds so much like a victim's that nothing may be done for it before somebody was asked.
 *
 * @param likely how likely these are the words of a victim, 0 to 1
 */
export const isDoubtful = (line: Line, likely: number): boolean =>
  line.words.length > 0 && likely >= ENOUGH[stakeOf(line)];

/** A trouble that is told in fewer words is one: "I forgot my password, ana@…" is hardly ever asked. */
const SHORT = 7;

function stakeOf({ words, hasValue, acts, chooses, wantsPerson, awaited, named }: Line): keyof typeof ENOUGH {
  if (wantsPerson) return "hands";
  if (acts && words.length <= SHORT) return "short";
  if (hasValue && acts) return "mails";
  if (hasValue && awaited && words.length > FEW_WORDS) return "strays";
  if (acts && named) return "follows";
  return acts || (chooses && words.length > FEW_WORDS) ? "begins" : "talks";
}

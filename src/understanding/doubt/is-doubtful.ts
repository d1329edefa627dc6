import type { Doubt } from "./doubt-model.ts";

/**
 * From how much doubt on it is asked whether somebody else is at the account. The more a line would set going, the less
 * doubt is enough; measured on messages that nothing was learned from (`test/understanding/doubt.slow.test.ts`).
 */
const ENOUGH = {
  /** It would mail something at once: it names a trouble and an address, or gives the address that was asked for. */
  mails: 0.015,
  /** The same, for an address that was named before. */
  follows: 0.05,
  /** It would begin something that acts, or press a button. */
  begins: 0.15,
  /** The same, in a few plain words: rules hear most victims who say little. */
  short: 0.3,
  /** It would be talked about, no more. */
  talks: 0.5,
} as const;

/** A line with an address and so few words beside it says whose account it is, and no more. */
const FEW_WORDS = 5;

/** What a line would do if nobody doubted it. */
export interface Line {
  readonly masked: string;
  /** Its words, without addresses and codes. */
  readonly words: readonly string[];
  /** An address or a code is in it. */
  readonly hasValue: boolean;
  /** It is taken for a trouble that something would be done about. */
  readonly acts: boolean;
  /** It is taken for one of the answers that were offered. */
  readonly chooses: boolean;
  /** A value is asked for. */
  readonly awaited: boolean;
  /** An address was named before. */
  readonly named: boolean;
}

/** Whether a line sounds so much like a victim's that nothing may be done for it before somebody was asked. */
export const isDoubtful = (line: Line, doubt: Doubt): boolean =>
  line.words.length > 0 && doubt(line.masked) >= ENOUGH[stakeOf(line)];

/** A trouble that is told in fewer words is one: "I forgot my password, ana@…" is hardly ever asked. */
const SHORT = 7;

function stakeOf({ words, hasValue, acts, chooses, awaited, named }: Line): keyof typeof ENOUGH {
  if (acts && words.length <= SHORT) return "short";
  if (hasValue && (acts || (awaited && words.length > FEW_WORDS))) return "mails";
  if (acts && named) return "follows";
  return acts || (chooses && words.length > FEW_WORDS) ? "begins" : "talks";
}

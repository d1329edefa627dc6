import type { Gate } from "./gate.ts";
import { placesOf } from "./take-away.ts";

/**
 * Functions that decide whether somebody may do something. Wherever one is asked in the folders below, taking the
 * question away must make a test fail.
 */
const GUARDS = [
  "actorOf",
  "provedBy",
  "provedAccount",
  "isFresh",
  "passwordIsFresh",
  "vouchedByMailboxAlone",
  "isLocked",
  "barredBy",
  "renewalBarred",
  "resetLately",
  "refuseSwitch",
  "evaluateMemberChange",
  "evaluateList",
  "isGood",
  "mayMail",
  "mailingBarred",
  "expectOneRow",
  "startedByUs",
  "refusePassword",
  "isTheirPage",
] as const;

export const GUARDED_FOLDERS = ["auth", "approvals", "store", "conversation", "channels", "portal"] as const;

const ASKED = new RegExp(`(?<!function )(?<![\\w.])(?:\\w+\\.)*(?:${GUARDS.join("|")})\\(`, "gu");

/** A place where a guard is asked. */
export interface Question {
  readonly file: string;
  /** Where its line begins. */
  readonly at: number;
  readonly line: string;
}

/** A comment, the guard itself, or its type. */
const NO_QUESTION = /^\s*(?:\*|\/\/|\/\*\*|export const \w+ = \(|\w+\(\w+: )/u;

/** Every place in a file where a guard is asked. */
export const questionsIn = (file: string, source: string): readonly Question[] =>
  [...source.matchAll(ASKED)].flatMap(({ index: at }) => {
    const line = lineAt(source, at);
    return NO_QUESTION.test(line) ? [] : [{ file, at: source.lastIndexOf("\n", at) + 1, line }];
  });

const lineAt = (source: string, at: number) => source.slice(source.lastIndexOf("\n", at) + 1, source.indexOf("\n", at));

/** Whether a gate takes the question away, or what is done with the answer within the two lines below it. */
export function concerns(gate: Gate, question: Question, source: string): boolean {
  const [start] = gate.file === question.file ? placesOf(source, gate) : [];
  if (start === undefined) return false;
  const below = source.slice(question.at).split("\n").slice(0, 3).join("\n").length;
  return start < question.at + below && question.at < start + gate.from.length;
}

import type { Intent, Reading } from "../../engine/engine.ts";
import { wordsOf } from "../fold.ts";
import { everyEntry } from "../words/words.ts";
import { decide } from "./decide.ts";
import type { RankIntents } from "./rank-intents.ts";

/** Kinds of message that are no second trouble beside a first. */
const NEVER_SECOND: ReadonlySet<Intent> = new Set([
  "greeting_smalltalk",
  "out_of_scope",
  "cancel_restart",
  "other_login_trouble",
]);
/** Fewer words do not name a trouble of their own. */
const FEWEST_WORDS = 3;
/** So many clauses are read; the rest of a long story only repeats. */
const MOST_CLAUSES = 12;
/** Longest first, or "and" would be found inside "and also". */
const JOINTS = [...everyEntry((words) => words.joints)].toSorted((a, b) => b.length - a.length);
const JOINT = new RegExp(`[.;!?\\n]+|,? (?:${JOINTS.map((joint) => joint.replaceAll(" ", "\\s")).join("|")}) `, "iu");

/**
 * Reads a whole message, then its clauses: a message with two troubles is sure of one of them at best, and a greeting
 * before a trouble should not blur it.
 *
 * @param text masked
 */
export function readMessage(text: string, rank: RankIntents): Reading {
  const whole = decide(rank(text));
  const clauses = text.split(JOINT).filter((clause) => wordsOf(clause).length >= FEWEST_WORDS);
  const read = clauses.length > 1 ? clauses.slice(0, MOST_CLAUSES).map((clause) => decide(rank(clause))) : [];
  const sure = [...new Set(read.flatMap((reading) => (reading.kind === "sure" ? [reading.intent] : [])))];
  const troubles = sure.filter((intent) => !NEVER_SECOND.has(intent));
  if (whole.kind === "sure") return withSecond(whole.intent, troubles);
  const [first] = troubles;
  return whole.kind === "unsure" && first !== undefined && whole.candidates.includes(first)
    ? withSecond(first, troubles)
    : whole;
}

function withSecond(intent: Intent, troubles: readonly Intent[]): Reading {
  const also = troubles.find((other) => other !== intent);
  return also === undefined || NEVER_SECOND.has(intent) ? { kind: "sure", intent } : { kind: "sure", intent, also };
}

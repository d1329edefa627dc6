import type { Intent, IntentResult } from "../../engine/engine.ts";
import { wordsOf } from "../fold.ts";
import { everyEntry, ofVocabulary, type Vocabulary } from "../words/words.ts";
import { decide, type Moment } from "./decide.ts";
import type { IntentTraits } from "./intent-traits.ts";
import { tellsLack } from "./polarity.ts";
import type { RankedIntent, RankIntents } from "./rank-intents.ts";

/** Kinds of message that are no second wish beside a first. */
const NEVER_SECOND: ReadonlySet<Intent> = new Set([
  "greeting_smalltalk",
  "out_of_scope",
  "cancel_restart",
  "other_login_trouble",
]);
/** Fewer words do not name a trouble of their own; "my mail is xemail" only says whose account it is. */
const FEWEST_WORDS = 3;
const fewestWordsOf = (clause: string) => (/\bx(?:email|ip)\b/u.test(clause) ? 7 : FEWEST_WORDS);
/** So many clauses are read; the rest of a long story only repeats. */
const MOST_CLAUSES = 12;
/** Longest first, or "and" would be found inside "and also". */
const joints = everyEntry((words) => words.joints);
const jointOf = ofVocabulary((vocabulary) => {
  const said = [...joints(vocabulary)].toSorted((a, b) => b.length - a.length);
  return new RegExp(`[,.;!?\\n]+|,? (?:${said.map((joint) => joint.replaceAll(" ", "\\s")).join("|")}) `, "iu");
});
/**
 * What a clause must reach to count, what the whole message must leave for the same intent, and what it must leave for
 * both together. Chosen on pairs of phrases the model had not seen: half of them are found, and of single phrases
 * 97 in 100 stay single. A clause alone never overrules the whole message: that was wrong as often as right.
 */
const CLAUSE = 0.75;
const TRACE = 0.01;
/** Facts of a story sound like troubles of their own; there the whole must leave more. */
const TRACE_IN_STORY = 0.03;
const BOTH = 0.6;

/** What was learned about intents, and what is known of them. */
export interface IntentReader {
  readonly rank: RankIntents;
  readonly traits: IntentTraits;
}
/** A message cut where one thing ends and another may begin. @param text masked */
export const clausesOf = (text: string, vocabulary: Vocabulary): readonly string[] => text.split(jointOf(vocabulary));

/**
 * Reads a whole message, then its clauses: two troubles in one message make the whole unsure of either.
 *
 * @param text masked
 */
export function readMessage(
  text: string,
  { rank, traits }: IntentReader,
  moment: Moment,
  vocabulary: Vocabulary,
): IntentResult {
  const ranking = rank(text);
  const clauses = clausesOf(text, vocabulary);
  const whole = decide(ranking, { ...moment, isStory: isStory(text) }, traits, () =>
    rankStory(text, ranking, clauses, rank),
  );
  if (whole.kind === "none" || (whole.kind === "sure" && isAside(whole.intent))) return whole;
  const tells = (intent: Intent, clause: string) => !traits.acts(intent) || tellsLack(intent, clause, vocabulary);
  const trace = isStory(text) ? TRACE_IN_STORY : TRACE;
  const wishes = wishesIn(clauses, rank, tells).filter((intent) => confidenceIn(ranking, intent) >= trace);
  if (whole.kind === "sure") return withSecond(whole.intent, wishes);
  const [first, second] = wishes;
  if (first === undefined || second === undefined) return whole;
  const together = confidenceIn(ranking, first) + confidenceIn(ranking, second);
  return together >= BOTH ? { kind: "sure", intent: first, also: second } : whole;
}

/** Who tells a story uses more words than this. */
const STORY = 15;
/** What the clauses of a story have to say, beside the whole of it. */
const SHARE_OF_CLAUSES = 0.3;

const isStory = (text: string): boolean => wordsOf(text).length > STORY;

/** Most of a story is about what happened before: what is offered goes by its clauses as well. */
function rankStory(
  text: string,
  whole: readonly RankedIntent[],
  clauses: readonly string[],
  rank: RankIntents,
): readonly RankedIntent[] {
  const telling = clauses.filter((clause) => wordsOf(clause).length >= FEWEST_WORDS).slice(0, MOST_CLAUSES);
  if (telling.length < 2 || !isStory(text)) return whole;
  const ranked = telling.map((clause) => new Map(rank(clause).map((one) => [one.intent, one.confidence])));
  const mean = (intent: Intent) => ranked.reduce((sum, one) => sum + (one.get(intent) ?? 0), 0) / ranked.length;
  return whole
    .map(({ intent, confidence }) => ({
      intent,
      confidence: (1 - SHARE_OF_CLAUSES) * confidence + SHARE_OF_CLAUSES * mean(intent),
    }))
    .toSorted((a, b) => b.confidence - a.confidence);
}

/** So many are offered beside what is denied. */
const INSTEAD = 2;

/** The likeliest that a message may mean when it is not this one: "the password is fine" still tells a trouble. */
export function readInstead(
  text: string,
  denied: Intent,
  { rank, traits }: IntentReader,
  vocabulary: Vocabulary,
): readonly Intent[] {
  const ranking = rankStory(text, rank(text), clausesOf(text, vocabulary), rank);
  const others = ranking.filter(({ intent }) => intent !== denied && traits.hasButton(intent)).slice(0, INSTEAD);
  return others.map(({ intent }) => intent);
}

/** Different wishes that clauses name clearly, in their order. */
function wishesIn(
  parts: readonly string[],
  rank: RankIntents,
  tells: (intent: Intent, clause: string) => boolean,
): readonly Intent[] {
  const clauses = parts.filter((clause) => wordsOf(clause).length >= fewestWordsOf(clause));
  if (clauses.length < 2) return [];
  const clear = clauses.slice(0, MOST_CLAUSES).flatMap((clause) => {
    const [best] = rank(clause);
    const isClear = best && best.confidence >= CLAUSE && !NEVER_SECOND.has(best.intent) && tells(best.intent, clause);
    return isClear ? [best.intent] : [];
  });
  return [...new Set(clear)];
}

const isAside = (intent: Intent) => NEVER_SECOND.has(intent) && intent !== "other_login_trouble";

const confidenceIn = (ranking: readonly RankedIntent[], wanted: Intent) =>
  ranking.find(({ intent }) => intent === wanted)?.confidence ?? 0;

function withSecond(intent: Intent, wishes: readonly Intent[]): IntentResult {
  const also = wishes.find((other) => other !== intent);
  return also === undefined ? { kind: "sure", intent } : { kind: "sure", intent, also };
}

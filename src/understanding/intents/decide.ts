import type { Intent, Reading } from "../../engine/engine.ts";
import type { RankedIntent } from "./rank-intents.ts";

/** Confidence from which we act on an intent, if the second is far enough behind. */
const SURE = 0.7;
/** Distance the best needs from the second. */
const CLEAR_GAP = 0.35;
/** Confidence below which we rather say that we did not understand. */
const SOME_IDEA = 0.2;
/** So many candidates are offered: three hold the right one far more often than two. */
const CANDIDATES = 3;
/** A candidate that is this unlikely is not worth a button. */
const WORTH_OFFERING = 0.06;

/** What to make of a ranking. */
export function decide(ranking: readonly RankedIntent[]): Reading {
  const [best, second] = ranking;
  if (!best || best.confidence < SOME_IDEA) return { kind: "none" };
  if (best.confidence >= SURE && best.confidence - (second?.confidence ?? 0) >= CLEAR_GAP) {
    return { kind: "sure", intent: best.intent };
  }
  const candidates = ranking.slice(0, CANDIDATES).filter(({ confidence }) => confidence >= WORTH_OFFERING);
  return { kind: "unsure", candidates: candidates.map(({ intent }): Intent => intent) };
}

import type { Intent, IntentResult } from "../../engine/engine.ts";
import type { IntentTraits } from "./intent-traits.ts";
import type { RankedIntent } from "./rank-intents.ts";

/**
 * How sure is sure enough. Chosen on phrases the model had not seen (four folds): acting on a trouble from 0.86 on sends
 * 2 in 100 messages into a wrong flow without asking, from 0.94 on fewer than 1, and asks 8 in 100 that it understood.
 * Other kinds of message do no harm when misread.
 */
const SURE_OF_TROUBLE = 0.94;
const SURE_OF_OTHER = 0.75;
/** "I can't get in" goes to the doctor, who looks before anything is begun: to be taken for that costs little. */
const SURE_OF_DOCTOR = 0.86;
/** While a question is open, most messages answer it: leaving it needs more evidence. */
const SURE_OF_LEAVING = 0.95;
/** What the open question lets us expect needs less. */
const SURE_OF_EXPECTED = 0.5;
/** Confidence below which we rather say that we did not understand: the best three hold the right one half the time. */
const SOME_IDEA = 0.25;
/** So many buttons are offered: three hold the right one far more often than two. */
const BUTTONS = 3;
/** A candidate that is this unlikely is not worth a button. */
const WORTH_OFFERING = 0.03;

/** Where the conversation stands when the message comes. */
export interface Moment {
  /** A question is open. */
  readonly asked: boolean;
  /** The trouble that the question itself makes likely: "it did not come" while a code is awaited. */
  readonly expected?: Intent;
  /** The message is long: what it tells beside the trouble sounds like others. */
  readonly isStory?: boolean;
}

/**
 * What to make of a ranking: act, offer what it may be, or admit that we did not understand.
 *
 * @param parts what is likely by the parts of the message too, for what is offered
 */
export function decide(
  ranking: readonly RankedIntent[],
  moment: Moment,
  traits: IntentTraits,
  parts: () => readonly RankedIntent[] = () => ranking,
): IntentResult {
  const best = ranking[0];
  if (!best || best.confidence < SOME_IDEA) return { kind: "none" };
  if (best.confidence >= enough(best.intent, moment, traits)) return { kind: "sure", intent: best.intent };
  const candidates = worthOffering(parts(), traits);
  return !candidates.some(traits.hasButton) ? { kind: "none" } : { kind: "unsure", candidates };
}

function enough(intent: Intent, { asked, expected, isStory = false }: Moment, { acts }: IntentTraits): number {
  if (intent === expected) return SURE_OF_EXPECTED;
  if (!acts(intent)) return SURE_OF_OTHER;
  if (asked) return SURE_OF_LEAVING;
  return intent === "other_login_trouble" && !isStory ? SURE_OF_DOCTOR : SURE_OF_TROUBLE;
}

/** Down the ranking until there are three to make buttons of. */
function worthOffering(ranking: readonly RankedIntent[], { hasButton }: IntentTraits): readonly Intent[] {
  const likely = ranking.filter(({ confidence }) => confidence >= WORTH_OFFERING).map(({ intent }) => intent);
  const named = likely.filter(hasButton).slice(0, BUTTONS);
  const last = likely.indexOf(named.at(-1) ?? "out_of_scope");
  return likely.slice(0, last + 1);
}

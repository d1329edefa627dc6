import type { Intent, IntentProfile } from "../../shared/intent.ts";

/** What reading a message asks of an intent. */
export interface IntentTraits {
  /** Acting on it without need sends somebody through the wrong steps. */
  readonly acts: (intent: Intent) => boolean;
  /** It does nothing by itself, but in the middle of something it would lead away from it. */
  readonly leadsAway: (intent: Intent) => boolean;
  /** People can be offered it as a button; "something else" stands for the others. */
  readonly hasButton: (intent: Intent) => boolean;
}

/** @param profiles of every intent that there are phrases for; of another one nothing is expected */
export function traitsOf(profiles: readonly IntentProfile[]): IntentTraits {
  const acting = namesOf(profiles.filter(({ acts }) => acts));
  const offered = namesOf(profiles.filter((one) => one.offered));
  return {
    acts: (intent) => acting.has(intent),
    leadsAway: (intent) => offered.has(intent) && !acting.has(intent) && intent !== "human_handoff",
    hasButton: (intent) => offered.has(intent),
  };
}

const namesOf = (profiles: readonly IntentProfile[]): ReadonlySet<Intent> =>
  new Set(profiles.map(({ intent }) => intent));

import type { Texts } from "../flow-files/flow-files.ts";
import type { Language } from "../shared/language.ts";
import type { Task, TurnDecision, TurnState, WaitingEvent } from "./model.ts";
import { BROKEN } from "./notice-texts.ts";

/** A turn that broke so often will break again. */
const TRIES = 3;

export const isHopeless = ({ failures }: Pick<WaitingEvent, "failures">): boolean => failures >= TRIES;

/**
 * An event that no turn could take: the conversation must not stand still for ever because of it. The agent says so,
 * a person gets the case, and the next message begins anew. Touches nothing that could have been the reason.
 */
export function giveUp({ texts }: { readonly texts: Texts }, { conversation }: TurnState): TurnDecision {
  const { language } = conversation;
  return {
    settled: "failed",
    language,
    facts: [],
    end: { outcome: "handed-over", flow: "something-failed" },
    lines: apology(texts, language),
    tasks: [OPEN_CASE],
    wakeAt: "never",
    trace: ["the turn broke too often: a person takes over"],
  };
}

/** Its result finds the episode over and is dropped. */
const OPEN_CASE: Task = { kind: "act", name: "open-case", visit: "", slots: {}, shown: {} };

function apology(texts: Texts, language: Language): TurnDecision["lines"] {
  try {
    return [{ text: texts.say(language, BROKEN), options: [] }];
  } catch {
    // A missing text may be the very reason of the trouble; silence is better than a second break.
    return [];
  }
}

import { after, type ConversationId, type Instant } from "../shared/brand.ts";
import { DAY } from "../shared/clock.ts";
import { stepByStep, type Worker } from "../shared/schedule.ts";
import { decideTurn } from "./decide-turn.ts";
import type { ConversationParts } from "./parts.ts";
import { strangeOutcome } from "./strange-outcome.ts";
import type { WantsAdvice } from "./stored-advice.ts";
import type { TurnDecision, TurnMoment, TurnState } from "./model.ts";

/** Answers what waits, conversation by conversation. One that breaks does not hold up the others. */
export function turnWorker(parts: ConversationParts): Worker {
  return {
    name: "turns",
    drain: async () => {
      let taken = 0;
      for (const id of await parts.store.ready()) taken += await stepByStep(() => answerOne(parts, id));
      if (taken > 0) parts.onNews?.();
      return taken;
    },
  };
}

/** A request that was shown longer ago is not looked for by its code any more. */
const LOOKED_BACK = 30 * DAY;

const momentOf = ({ library: current }: ConversationParts, now: Instant): TurnMoment => ({
  ...{ now, current, shownSince: after(now, -LOOKED_BACK) },
});

/** A turn that breaks is counted at its event; the decision itself gives up on an event that broke too often. */
async function answerOne(parts: ConversationParts, id: ConversationId): Promise<boolean> {
  const broken: { event: number; error: unknown }[] = [];
  const strange: { first?: Error | undefined } = {};
  const now = parts.clock.now();
  const decide = (state: TurnState): TurnDecision | WantsAdvice | undefined => {
    try {
      strange.first = strangeOutcome(state);
      return decideTurn({ ...parts, isAdvised: parts.advisor !== undefined }, state, now);
    } catch (error) {
      broken.push({ event: state.next.id, error });
      throw error;
    }
  };
  try {
    const taken = await parts.store.turn(id, momentOf(parts, now), decide);
    if (taken && strange.first) parts.onTrouble?.("turn", strange.first);
    return taken;
  } catch (error) {
    const [first] = broken;
    if (!first) throw error;
    parts.onTrouble?.("turn", first.error);
    await parts.store.countFailure(first.event);
    return true;
  }
}

import { placeOf } from "../../engine/engine.ts";
import { after, type ConversationId, type Instant } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { stepByStep, type Worker } from "../../shared/schedule.ts";
import { decideTurn } from "./joined-turn.ts";
import type { TurnDecision, TurnMoment, TurnState } from "../model.ts";
import type { ConversationDeps } from "../deps.ts";
import type { WantsAdvice } from "../stored-advice.ts";

/** Answers what waits, conversation by conversation. One that breaks does not hold up the others. */
export function turnWorker(deps: ConversationDeps): Worker {
  return {
    name: "turns",
    drain: async () => {
      let taken = 0;
      for (const id of await deps.store.ready()) taken += await stepByStep(() => answerOne(deps, id));
      if (taken > 0) deps.onNews?.();
      return taken;
    },
  };
}

/** A request that was shown longer ago is not looked for by its code any more. */
const LOOKED_BACK = 30 * DAY;

const momentOf = ({ library: current }: ConversationDeps, now: Instant): TurnMoment => ({
  now,
  current,
  shownSince: after(now, -LOOKED_BACK),
});

/** A turn that breaks is counted at its event; the decision itself gives up on an event that broke too often. */
async function answerOne(deps: ConversationDeps, id: ConversationId): Promise<boolean> {
  const broken: { event: number; error: unknown }[] = [];
  const strange: { first?: Error | undefined } = {};
  const now = deps.clock.now();
  const announced = (await deps.announcements?.now()) ?? [];
  const decide = (state: TurnState): TurnDecision | WantsAdvice | undefined => {
    try {
      strange.first = strangeOutcome(state);
      return decideTurn({ ...deps, isAdvised: deps.advisor !== undefined, announced }, state, now);
    } catch (error) {
      broken.push({ event: state.next.id, error });
      throw error;
    }
  };
  try {
    const taken = await deps.store.turn(id, momentOf(deps, now), decide);
    if (taken && strange.first) deps.onTrouble?.("turn", strange.first);
    return taken;
  } catch (error) {
    const [first] = broken;
    if (!first) throw error;
    deps.onTrouble?.("turn", first.error);
    await deps.store.countFailure(first.event);
    return true;
  }
}

/**
 * An outcome that the step which waits for it does not branch on. The person reads soft words, and only a fault of ours
 * brings it about: such as a running episode on flows that are older than the outcome. So an operator has to hear of it.
 *
 * @returns what to report: the name of what was asked for, and the outcome; nothing that a person wrote
 */
function strangeOutcome({ next: { body }, episode }: TurnState): Error | undefined {
  if (body.kind !== "resulted" || body.outcome === "failed" || episode?.number !== body.episode) return undefined;
  const { library } = episode;
  const frame = placeOf(library, episode.facts).frames.find(({ open, visit }) => open && visit === body.visit);
  const step = frame?.flow.steps[frame.step];
  if (step?.kind !== "check" && step?.kind !== "act" && step?.kind !== "approval") return undefined;
  if (Object.hasOwn(step.on, body.outcome)) return undefined;
  const name = step.kind === "check" ? step.check : step.kind === "act" ? step.act : step.request;
  return new Error(
    `"${name}" came out as "${body.outcome}", which the step "${body.visit}" of its flow does not know.`,
  );
}

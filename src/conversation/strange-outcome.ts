import { placeOf } from "../engine/engine.ts";
import type { TurnState } from "./model.ts";

/**
 * An outcome that the step which waits for it does not branch on. The person reads soft words, and only a fault of ours
 * brings it about: such as a running episode on flows that are older than the outcome. So an operator has to hear of it.
 *
 * @returns what to report: the name of what was asked for, and the outcome; nothing that a person wrote
 */
export function strangeOutcome({ next: { body }, episode }: TurnState): Error | undefined {
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

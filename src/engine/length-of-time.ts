import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { Understood } from "./event.ts";
import type { Flow } from "./flow.ts";
import type { Response } from "./response.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";

/**
 * "Just for today", where others decide for how long: that is told, whatever else the words mean, and the step stays. Nobody is
 * left to think that it was agreed to.
 */
export function withLength(walk: Interpreter, { lasts }: Understood, answer: Response): Response {
  if (lasts === undefined || takesLength(walk) || answer.say.some((said) => typeof said !== "string")) return answer;
  const started = answer.facts.flatMap((fact) => (fact.kind === "started" ? [walk.library.flows[fact.flow]] : []));
  if (![...started, walk.frames.findLast(({ base }) => base === "trouble")?.flow].some(isDecidedByOthers))
    return answer;
  const beside = answer.facts.filter(({ kind }) => kind !== "missed" && kind !== "heard");
  const isAside = beside.every(({ kind }) => kind === "offered");
  const say = isAside ? [ENGINE_TEXTS.lengthOfOthers] : [...answer.say, ENGINE_TEXTS.lengthOfOthers];
  return { ...answer, facts: beside, say, askAgain: answer.askAgain || isAside };
}

/** Others let in what is asked for, for a time that they choose. */
const isDecidedByOthers = (flow: Flow | undefined): boolean =>
  flow !== undefined &&
  Object.values(flow.steps).some((step) => step.kind === "approval" && Object.hasOwn(step.on, "let-in-for"));

function takesLength(walk: Interpreter): boolean {
  const frame = topFrame(walk);
  const step = frame && stepOf(frame);
  return step?.kind === "ask" && step.entity === "duration";
}

import type { Waiting } from "./effect.ts";
import type { Fact } from "./facts.ts";
import type { Library } from "./flow.ts";
import { placeOf } from "./place.ts";
import { actsBeforeAsking } from "./acts-before-asking.ts";
import { shownOn } from "./advance.ts";
import { optionsOf } from "./past-known.ts";
import { givesWay, isVagueYet } from "./starters.ts";
import { stepOf, topFrame, type Interpreter } from "./interpreter.ts";

/** What an episode waits for. Understanding is told, so that "1" or "yes" means something. */
export const waitingFor = (library: Library, facts: readonly Fact[]): Waiting => waitingAt(placeOf(library, facts));

export function waitingAt(walk: Interpreter): Waiting {
  const frame = topFrame(walk);
  if (walk.ended) return { kind: "ended", ...walk.ended };
  if (!frame) return { kind: "idle" };
  const step = stepOf(frame);
  const flow = walk.main;
  const callers = walk.frames.slice(0, -1).map((below) => ({ flow: below.flow.id, step: below.step }));
  if (step.kind === "approval") return { kind: "approval", visit: frame.visit, flow };
  if (step.kind !== "ask" && step.kind !== "choose") return { kind: "working", visit: frame.visit };
  return {
    kind: "question",
    ...(step.kind === "ask" ? { entity: step.entity } : {}),
    ...(step.goal ? { goal: step.goal } : {}),
    options: optionsOf(frame, step).map(({ id, text, next, hears = [] }) => ({
      id,
      text,
      ...shownOn(frame, id),
      hears,
      actsAtOnce: actsBeforeAsking(walk.library, [...callers, { flow: frame.flow.id, step: next }]),
    })),
    flow,
    ...((isVagueYet(walk) || isMenu(walk)) && { isVague: true }),
  };
}

/** A menu of troubles, and nothing below it that a trouble would interrupt. */
const isMenu = ({ frames }: Interpreter): boolean =>
  frames.every(({ flow }) => givesWay(flow)) && frames.at(-1)?.flow.intents[0] === "greeting_smalltalk";

/**
 * Names the question that is open; undefined when none is. The same as long as that question stands, however often it is
 * put and whatever is said in between; another one for every other question, and for the same one after it was answered.
 */
export function questionAt(walk: Interpreter): string | undefined {
  if (waitingAt(walk).kind !== "question") return undefined;
  const begun = walk.path.filter(({ outcome }) => outcome === "start-over").length;
  const frames = walk.frames.map(({ flow, step, entries }) => `${flow.id}.${step}#${String(entries[step] ?? 0)}`);
  return `${frames.join(" > ")} @${String(walk.epoch)}.${String(begun)}`;
}

/**
 * Whether nothing is under way but finding out what the trouble is: no question about the person is open, not even
 * below a repair, and no work is done for them.
 */
export const isOpenForTrouble = (library: Library, facts: readonly Fact[]): boolean =>
  placeOf(library, facts).frames.every(({ flow }) => givesWay(flow));

import { ENGINE_TEXTS } from "./engine-texts.ts";
import type { End, EpisodeOutcome } from "./flow.ts";
import { starterOf } from "./starters.ts";
import {
  emit,
  flowNamed,
  type Frame,
  leave,
  push,
  replaceTop,
  stepOf,
  topFrame,
  type Interpreter,
} from "./interpreter.ts";

/** Ends the top frame the way its `end` step says. */
export function finish(walk: Interpreter, frame: Frame, end: End): Interpreter {
  const walked = { flow: frame.flow.id, step: frame.step, outcome: end.result ?? end.outcome };
  const ending = { ...walk, path: [...walk.path, walked] };
  switch (end.outcome) {
    case "return":
      return returnToCaller(ending, end.result ?? "");
    case "resume":
    case "go-back":
      return askAgain({ ...ending, frames: ending.frames.slice(0, -1) });
    case "start-over":
      return startOver(ending);
    case "handed-over":
      return close(ending, "handed-over");
    case "solved":
    case "cancelled":
      return endTrouble(ending, silentGoal(ending, frame) ?? end.outcome);
  }
}

/** Whoever fell silent after the work was done counts as helped, not as gone. */
function silentGoal(walk: Interpreter, frame: Frame) {
  const below = walk.frames.at(-2);
  if (frame.flow.id !== "silence-close" || !below) return undefined;
  const step = stepOf(below);
  return step.kind === "ask" || step.kind === "choose" ? step.goal : undefined;
}

function returnToCaller(walk: Interpreter, result: string): Interpreter {
  const below = { ...walk, frames: walk.frames.slice(0, -1) };
  const caller = topFrame(below);
  const step = caller && stepOf(caller);
  const next = step?.kind === "call" ? step.on[result] : undefined;
  if (!caller || next === undefined)
    throw new Error(`Nobody waits for the result ${result}: the flow check has a hole.`);
  return leave(below, caller, result, next);
}

/** Ends the uppermost trouble with everything above it; what it interrupted goes on, or the next in the queue starts. */
function endTrouble(walk: Interpreter, outcome: EpisodeOutcome): Interpreter {
  const at = walk.frames.findLastIndex((frame) => frame.base === "trouble");
  const rest = { ...walk, frames: walk.frames.slice(0, Math.max(at, 0)) };
  if (rest.frames.length > 0) return askAgain(asksSomething(rest) ? emit(rest, BACK_TO_IT) : rest);
  const [next, ...queued] = walk.queued;
  return next === undefined
    ? close(rest, outcome)
    : push({ ...rest, queued }, flowNamed(walk.library, next), "trouble");
}

const BACK_TO_IT = { kind: "say", text: ENGINE_TEXTS.resumed, args: {} } as const;

/** Where somebody else decides there is nothing to go back to. */
function asksSomething(walk: Interpreter): boolean {
  const frame = topFrame(walk);
  const kind = frame && stepOf(frame).kind;
  return kind === "ask" || kind === "choose";
}

/** Back to the question that was open; work that failed is done again. An open approval simply goes on waiting. */
function askAgain(walk: Interpreter): Interpreter {
  const frame = topFrame(walk);
  return frame && asksSomething(walk) ? replaceTop(walk, { ...frame, open: false }) : walk;
}

function startOver(walk: Interpreter): Interpreter {
  const fresh = { ...walk, frames: [], slots: {}, prefill: [], details: {}, queued: [], told: [], acknowledged: [] };
  const welcome = starterOf(walk.library, "greeting_smalltalk");
  return welcome ? push(fresh, welcome, "trouble") : close(fresh, "cancelled");
}

/** The episode is over. */
export function close(walk: Interpreter, outcome: EpisodeOutcome): Interpreter {
  const flow = walk.main === "" ? (walk.frames[0]?.flow.id ?? "") : walk.main;
  return emit({ ...walk, frames: [], ended: { outcome, flow } }, { kind: "end", outcome, flow });
}

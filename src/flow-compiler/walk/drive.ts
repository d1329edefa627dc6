import {
  type Event,
  type Fact,
  type Flow,
  type Intent,
  type Library,
  type Understood,
  type Step,
  takeTurn,
  waitingFor,
} from "../../engine/engine.ts";
import { UNNAMED } from "../branches.ts";
import { type Leg, planTo } from "./plan-walk.ts";

/** A chat held in memory: what happened, and what the engine made of it. */
export interface Driven {
  readonly facts: readonly Fact[];
  readonly events: readonly Event[];
}

export const NOTHING_YET: Driven = { facts: [], events: [] };

export function tell(library: Library, driven: Driven, ...events: readonly Event[]): Driven {
  return events.reduce<Driven>(
    (before, event) => ({
      facts: [...before.facts, ...takeTurn(library, before.facts, event).facts],
      events: [...before.events, event],
    }),
    driven,
  );
}

export const words = (meaning: Partial<Understood>): Event => ({
  kind: "words",
  meaning: { reading: { kind: "none" }, entities: [], corrects: false, ...meaning },
});

export const named = (intent: Intent, ...entities: Understood["entities"]): Event =>
  words({ reading: { kind: "sure", intent }, entities });

/** The visit whose result is due, or an empty string. */
export function dueIn(library: Library, { facts }: Driven): string {
  const waiting = waitingFor(library, facts);
  return waiting.kind === "working" || waiting.kind === "approval" ? waiting.visit : "";
}

/** Walks a flow that has just begun along these legs: picks, answers, misses, results, and flows that it calls. */
export function drive(library: Library, flow: Flow, legs: readonly Leg[], from: Driven): Driven {
  return legs.reduce((driven, leg) => driveLeg(library, flow, leg, driven), from);
}

function driveLeg(library: Library, flow: Flow, { step: id, branch }: Leg, driven: Driven): Driven {
  const step = flow.steps[id];
  switch (step?.kind) {
    case "ask":
    case "choose":
      return tell(library, driven, ...answersBy(step, branch));
    case "check":
    case "act":
    case "approval":
      return tell(library, driven, { kind: "resulted", visit: dueIn(library, driven), outcome: branch, details: {} });
    case "call":
      return driveCall(library, step.flow, branch, driven);
    default:
      return driven;
  }
}

/** What somebody does so that a question is left in this way. */
function answersBy(step: Extract<Step, { kind: "ask" | "choose" }>, branch: string): readonly Event[] {
  if (branch === UNNAMED.misfit) return Array.from({ length: step.tries }, () => words({}));
  if (step.kind === "choose" || branch !== UNNAMED.answer) return [{ kind: "picked", option: branch }];
  return [words({ entities: [{ kind: step.entity, value: ANSWERS[step.entity] }] })];
}

const ANSWERS = {
  email: "ana@acme.example",
  code: "mac-of-123456",
  ip: "198.51.100.7",
  request: "K7Q2",
  duration: "week",
  text: "hello",
} as const;

/** The called flow by its shortest way to the end with that result. */
function driveCall(library: Library, id: string, result: string, driven: Driven): Driven {
  const flow = library.flows[id];
  const legs = flow && planTo(flow, (step) => resultOf(flow.steps[step]) === result);
  return flow && legs ? drive(library, flow, legs, driven) : driven;
}

const resultOf = (step: Step | undefined) => (step?.kind === "end" ? step.result : undefined);

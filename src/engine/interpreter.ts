import type { Effect, TextArguments } from "./effect.ts";
import type { Entity } from "./event.ts";
import type { Alternative, Fact } from "./facts.ts";
import type { EpisodeOutcome, Flow, FlowId, Library, SlotName, StepId } from "./flow.ts";
import type { Language } from "../shared/language.ts";
import { type Told, toldArgument } from "../shared/told.ts";

/** One flow under way. Frames lie on a stack: a call, a digression or a repair lies on top of what it interrupts. */
export interface Frame {
  readonly flow: Flow;
  readonly step: StepId;
  /** Why it lies here: a trouble somebody named, a flow that another called, or a repair. */
  readonly base: "trouble" | "call" | "repair";
  /** The question or work of this step is out and waits for its answer. */
  readonly open: boolean;
  readonly visit: string;
  readonly missed: number;
  readonly failures: number;
  /** How often each step was entered in this frame: what limits count. */
  readonly entries: Readonly<Record<StepId, number>>;
  /** Narrows the options of a repair's first question. */
  readonly only: readonly string[] | undefined;
  /** What happens when the repair is answered with "go on". */
  readonly then: readonly Fact[] | undefined;
  /** What each option of it stands for, and what happens then. */
  readonly alternatives: readonly Alternative[] | undefined;
}

/** A step that was left, and how: what `flows paths` counts as walked. */
interface Walked {
  readonly flow: FlowId;
  readonly step: StepId;
  readonly outcome: string;
}

/** The frames as they were when the code was asked for: where the walk goes on when it is typed later. */
interface CodeAsked {
  /** The act that checks it. */
  readonly check: string;
  readonly frames: readonly Frame[];
  readonly main: FlowId;
}

/** Everything that follows from the facts of an episode. Never stored. */
export interface Interpreter {
  readonly library: Library;
  readonly frames: readonly Frame[];
  readonly slots: Readonly<Record<SlotName, string>>;
  readonly details: TextArguments;
  readonly prefill: readonly Entity[];
  readonly visits: Readonly<Record<string, number>>;
  /** Grows with each correction, so that a result asked for before it is not taken for one asked for after it. */
  readonly epoch: number;
  readonly early: Readonly<Record<string, { readonly outcome: string; readonly details: TextArguments }>>;
  /** For each check of codes the place that last asked for one, latest last, until one was right. */
  readonly codesAsked: readonly CodeAsked[];
  readonly output: readonly Effect[];
  readonly path: readonly Walked[];
  readonly queued: readonly FlowId[];
  readonly language: Language | undefined;
  /** What was told so far, and what of it was acknowledged. */
  readonly told: readonly Told[];
  readonly acknowledged: readonly Told[];
  /** Silences in a row, since the person last wrote. */
  readonly silences: number;
  /** Last sign-in flow entered: what the episode is about. */
  readonly main: FlowId;
  readonly ended: { readonly outcome: EpisodeOutcome; readonly flow: FlowId } | undefined;
}

export const emptyInterpreter = (library: Library): Interpreter => ({
  library,
  frames: [],
  slots: {},
  details: {},
  prefill: [],
  visits: {},
  epoch: 0,
  early: {},
  codesAsked: [],
  output: [],
  path: [],
  queued: [],
  language: undefined,
  told: [],
  acknowledged: [],
  silences: 0,
  main: "",
  ended: undefined,
});

export const topFrame = (walk: Interpreter): Frame | undefined => walk.frames.at(-1);

export const stepOf = (frame: Frame) => stepNamed(frame.flow, frame.step);

/** @throws when a checked library could not have led here: the facts belong to another version of it */
function stepNamed(flow: Flow, id: StepId) {
  const step = flow.steps[id];
  if (!step) throw new Error(`Flow ${flow.id} has no step ${id}: these facts were not made with this library.`);
  return step;
}

export function flowNamed(library: Library, id: FlowId): Flow {
  const flow = library.flows[id];
  if (!flow) throw new Error(`There is no flow ${id} in library ${library.hash}.`);
  return flow;
}

export const replaceTop = (walk: Interpreter, frame: Frame): Interpreter => ({
  ...walk,
  frames: [...walk.frames.slice(0, -1), frame],
});

export const emit = (walk: Interpreter, ...effects: readonly Effect[]): Interpreter => ({
  ...walk,
  output: [...walk.output, ...effects],
});

/** Placeholders for a text said now. The code is left out: nobody repeats it back. */
export function argumentsNow(walk: Interpreter): TextArguments {
  const shown = Object.fromEntries(Object.entries(walk.slots).filter(([slot]) => slot !== "code"));
  const told = Object.fromEntries(walk.told.map((one) => [toldArgument(one), "yes"]));
  return { ...told, ...shown, ...walk.details };
}

/** The top frame, moved to `step`, or past it when its limit is used up. */
function enter(walk: Interpreter, frame: Frame, step: StepId): Interpreter {
  const limit = frame.flow.limits[step];
  const times = (frame.entries[step] ?? 0) + 1;
  const moved = { ...frame, step, open: false, missed: 0, failures: 0, entries: { ...frame.entries, [step]: times } };
  if (limit && times > limit.times) return enter(walk, { ...moved, step: frame.step }, limit.then);
  return replaceTop(walk, moved);
}

/** Leaves the top frame's step by `outcome`, towards `next`. */
export function leave(walk: Interpreter, frame: Frame, outcome: string, next: StepId): Interpreter {
  const left = { flow: frame.flow.id, step: frame.step, outcome };
  return enter({ ...walk, path: [...walk.path, left] }, frame, next);
}

interface Narrowed {
  readonly only?: Frame["only"];
  readonly then?: Frame["then"];
  readonly alternatives?: Frame["alternatives"];
}

/** Lays a flow on top. */
export function push(
  walk: Interpreter,
  flow: Flow,
  base: Frame["base"],
  { only, then, alternatives }: Narrowed = {},
): Interpreter {
  const main = flow.kind === "sign-in" ? flow.id : walk.main;
  const fresh = { flow, step: flow.first, base, open: false, visit: "", missed: 0, failures: 0, entries: {} };
  const frame = { ...fresh, only, then, alternatives };
  return enter({ ...walk, main, frames: [...walk.frames, frame] }, frame, flow.first);
}

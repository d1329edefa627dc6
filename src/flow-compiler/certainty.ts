import type { Flow, Step, StepId } from "../engine/engine.ts";
import { type Book, flowCalled } from "./symbols.ts";
import { type Branch, branchesOf, stepOf, stepsOf, UNNAMED } from "./branches.ts";
import { rowOf } from "./catalog.ts";

/**
 * What is certain on entering a step, whichever way one came: names of placeholders that have a value, and `PROOF`.
 * Two ways that meet keep what they have in common.
 */
export type Certain = ReadonlySet<string>;

/** The mailbox is proved. No placeholder can be called that. */
export const PROOF = "(mailbox proved)";

const NOTHING: Certain = new Set();

/** What is certain at each step that can be reached. A flow starts knowing nothing, as if nobody had called it. */
export type WhatHolds = (flow: Flow) => ReadonlyMap<StepId, Certain>;

/** Calls are followed into the flows of the book; each flow is looked at once. */
export function whatHolds(book: Book): WhatHolds {
  const known = new Map<Flow, ReadonlyMap<StepId, Certain>>();
  const holds: WhatHolds = (flow) => {
    const earlier = known.get(flow);
    if (earlier) return earlier;
    // A circle of calls is a mistake of its own; here it only must not run for ever.
    known.set(flow, new Map());
    const found = walk(flow, (step, branch) => gainOf(book, holds, step, branch));
    known.set(flow, found);
    return found;
  };
  return holds;
}

type Gain = (step: Step, branch: Branch) => readonly string[];

function walk(flow: Flow, gain: Gain): ReadonlyMap<StepId, Certain> {
  const certain = new Map<StepId, Certain>([[flow.first, NOTHING]]);
  const open = [flow.first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = stepOf(flow, id);
    const before = certain.get(id) ?? NOTHING;
    for (const branch of step ? branchesOf(flow, id) : []) {
      // Past its limit a step is skipped: what it would have brought is missing.
      const skips = branch.name === UNNAMED.limit;
      const after = step && !skips ? leave(before, branch, gain(step, branch)) : before;
      const there = certain.get(branch.to);
      const met = there ? new Set([...there].filter((name) => after.has(name))) : after;
      if (there && met.size === there.size) continue;
      certain.set(branch.to, met);
      open.push(branch.to);
    }
  }
  return certain;
}

/** Whatever was proved before, `unproved` is the latest word on it. */
const leave = (before: Certain, branch: Branch, gained: readonly string[]): Certain =>
  new Set([...before, ...gained].filter((name) => name !== PROOF || branch.name !== "unproved"));

function gainOf(book: Book, holds: WhatHolds, step: Step, { name }: Branch): readonly string[] {
  // The code is a secret: no text may show it.
  if (step.kind === "ask") return name === UNNAMED.answer && step.entity !== "code" ? [step.slot] : [];
  if (step.kind === "call") return gainOfCall(book, holds, step.flow, name);
  const row = rowIn(step);
  if (!row) return [];
  return [...(row.details[name] ?? []), ...(row.fills[name] ?? []), ...(row.proves.includes(name) ? [PROOF] : [])];
}

function rowIn(step: Step) {
  if (step.kind === "check") return rowOf("check", step.check);
  if (step.kind === "act") return rowOf("act", step.act);
  return step.kind === "approval" ? rowOf("approval", step.request) : undefined;
}

/** What every way through the called flow to this result brings along. Proof counts only if the flow declares it. */
function gainOfCall(book: Book, holds: WhatHolds, id: string, result: string): readonly string[] {
  const called = flowCalled(book, id);
  if (!called) return [];
  const inside = holds(called.flow);
  const ends = endsWith(called.flow, result).map((end) => inside.get(end) ?? NOTHING);
  const common = [...(ends[0] ?? NOTHING)].filter((name) => name !== PROOF && ends.every((end) => end.has(name)));
  return called.proves.includes(result) ? [...common, PROOF] : common;
}

/** The `end` steps that return `result`. */
export const endsWith = (flow: Flow, result: string) =>
  stepsOf(flow).flatMap(([id, step]) => (step.kind === "end" && step.result === result ? [id] : []));

import type { Flow, StepId } from "../engine/engine.ts";
import { branchesOf, stepOf } from "./branches.ts";

/** One way through a flow: from its first step to an end, to a call that never returns, or back to where it was. */
export interface PathThrough {
  readonly flow: string;
  readonly steps: readonly PathStep[];
}

/** A step and the way it was left by; the last step has none. `again`: the path was here before and stops. */
export interface PathStep {
  readonly step: StepId;
  readonly branch?: string;
  readonly again?: true;
}

/** Enough for any flow a person can survey; a flow with more paths than this should become two. */
const MOST_PATHS = 5000;

interface Listed {
  readonly paths: readonly PathThrough[];
  /** There are more than were listed. */
  readonly cut: boolean;
}

/** Every path of a flow, in the order of the file. A loop is followed once: the path stops where it comes back to itself. */
export function listPaths(flow: Flow): Listed {
  const found: PathThrough[] = [];
  const open: (readonly PathStep[])[] = [[{ step: flow.first }]];
  for (let path = open.pop(); path && found.length < MOST_PATHS; path = open.pop()) {
    const longer = extend(flow, path);
    if (longer.length === 0) found.push({ flow: flow.id, steps: path });
    else open.push(...longer.reverse());
  }
  return { paths: found, cut: open.length > 0 };
}

function extend(flow: Flow, path: readonly PathStep[]): (readonly PathStep[])[] {
  const last = path.at(-1);
  if (!last || last.again || !stepOf(flow, last.step)) return [];
  return branchesOf(flow, last.step).map(({ name, to }) => {
    const again = path.some(({ step }) => step === to);
    const next: PathStep = again ? { step: to, again: true } : { step: to };
    return [...path.slice(0, -1), { step: last.step, branch: name }, next];
  });
}

/** `start → verify (verified) → ↺ start`: the way a path is shown, and its name when paths are compared. */
export const pathName = ({ steps }: PathThrough) =>
  steps.map(({ step, branch, again }) => `${again ? "↺ " : ""}${step}${shown(branch)}`).join(" → ");

/** `said` and `answered` are what always happens. */
const shown = (branch: string | undefined) =>
  branch === undefined || branch === "said" || branch === "answered" ? "" : ` (${branch})`;

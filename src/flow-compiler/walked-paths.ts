import type { Flow, StepId } from "../engine/engine.ts";
import { branchesOf, UNNAMED } from "./branches.ts";
import type { PathStep, PathThrough } from "./paths.ts";

/** A step that was left, and how, as the engine's trail tells it. */
export interface Left {
  readonly flow: string;
  readonly step: StepId;
  readonly outcome: string;
}

/**
 * The paths of `flow` that a trail has walked, each of them one that `listPaths` lists. Loops are erased: where the
 * trail comes back to a step it was at, the way there is one path, and the walk goes on from that step as if it had
 * not been round.
 *
 * @param trail all steps of all flows, in the order in which they were left
 */
export function walkedPaths(flow: Flow, trail: readonly Left[]): readonly PathThrough[] {
  const walks = splitVisits(
    flow,
    trail.filter((left) => left.flow === flow.id),
  );
  return walks.flatMap((walk) => eraseLoops(flow, [...walk, ...hopsAfter(flow, walk)]));
}

/** Where the walk stopped at a call that never returns, nothing after it tells which steps were skipped on the way. */
function hopsAfter(flow: Flow, walk: readonly Left[]): readonly Left[] {
  const last = walk.at(-1);
  let at = last && branchesOf(flow, last.step).find(({ name }) => name === last.outcome)?.to;
  const hops: Left[] = [];
  for (let limit = at === undefined ? undefined : flow.limits[at]; at !== undefined && limit; limit = flow.limits[at]) {
    const step = at;
    const left = walk.filter((one) => one.step === step && one.outcome !== UNNAMED.limit).length;
    if (left < limit.times || hops.some((hop) => hop.step === step)) break;
    hops.push({ flow: flow.id, step, outcome: UNNAMED.limit });
    at = limit.then;
  }
  return hops;
}

/** A flow that ran several times starts anew with each run: where no branch leads from one step to the next. */
function splitVisits(flow: Flow, trail: readonly Left[]): readonly (readonly Left[])[] {
  return trail.reduce<readonly (readonly Left[])[]>((visits, left) => {
    const current = visits.at(-1) ?? [];
    const from = current.at(-1);
    const hops = from ? hopsBetween(flow, from, left.step) : undefined;
    if (!hops) return [...visits, [left]];
    return [...visits.slice(0, -1), [...current, ...hops, left]];
  }, []);
}

/** Steps that were skipped on the way because their limit was used up; undefined when no branch leads there. */
function hopsBetween(flow: Flow, from: Left, to: StepId): readonly Left[] | undefined {
  let at = branchesOf(flow, from.step).find(({ name }) => name === from.outcome)?.to;
  const hops: Left[] = [];
  while (at !== undefined && at !== to && hops.length < Object.keys(flow.limits).length) {
    hops.push({ flow: flow.id, step: at, outcome: UNNAMED.limit });
    at = flow.limits[at]?.then;
  }
  return at === to ? hops : undefined;
}

function eraseLoops(flow: Flow, walk: readonly Left[]): readonly PathThrough[] {
  const found: PathThrough[] = [];
  let path: readonly PathStep[] = [];
  for (const { step, outcome } of walk) {
    const before = path.findIndex((one) => one.step === step);
    if (before >= 0) {
      found.push({ flow: flow.id, steps: [...path, { step, again: true }] });
      path = path.slice(0, before);
    }
    path = [...path, { step, branch: outcome }];
  }
  const last = path.at(-1);
  return last ? [...found, { flow: flow.id, steps: [...path.slice(0, -1), ...lastSteps(flow, path, last)] }] : found;
}

/** An end has no way out. A walk that stopped elsewhere, as a call that never returns does, shows where it was going. */
function lastSteps(flow: Flow, path: readonly PathStep[], last: PathStep): readonly PathStep[] {
  const to = branchesOf(flow, last.step).find(({ name }) => name === last.branch)?.to;
  if (to === undefined) return [{ step: last.step }];
  const again = path.some(({ step }) => step === to);
  return [last, again ? { step: to, again } : { step: to }];
}

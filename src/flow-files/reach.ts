import type { Flow, StepId } from "../engine/engine.ts";
import { branchesOf, stepOf, stepsOf } from "./branches.ts";

/** Where a step leads directly, without targets that do not exist. */
export type Ways = (id: StepId) => readonly StepId[];

export const waysIn =
  (flow: Flow): Ways =>
  (id) =>
    branchesOf(flow, id)
      .map((branch) => branch.to)
      .filter((to) => stepOf(flow, to) !== undefined);

/** All steps that can be reached from `from`, itself included. */
export function reachedFrom(ways: Ways, from: StepId): ReadonlySet<StepId> {
  const reached = new Set([from]);
  for (const id of reached) for (const to of ways(id)) reached.add(to);
  return reached;
}

/** Groups of steps that lead back to each other, each in the order of the file. */
export function loopsIn(flow: Flow, ways: Ways): readonly (readonly StepId[])[] {
  const ids = stepsOf(flow).map(([id]) => id);
  const beyond = new Map(ids.map((id) => [id, new Set(ways(id).flatMap((to) => [...reachedFrom(ways, to)]))]));
  const looping = ids.filter((id) => beyond.get(id)?.has(id));
  const together = (a: StepId, b: StepId) => beyond.get(a)?.has(b) === true && beyond.get(b)?.has(a) === true;
  return looping
    .filter((id, index) => !looping.slice(0, index).some((earlier) => together(earlier, id)))
    .map((id) => looping.filter((other) => together(id, other)));
}

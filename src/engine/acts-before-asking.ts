import type { FlowId, Library, Step, StepId } from "./flow.ts";

/**
 * Whether something may be mailed, changed or asked of somebody from this step on before the person is asked anything
 * else, whatever the checks on the way answer.
 *
 * @param place the flow and its step on top, and below it those that called it
 */
export const actsBeforeAsking = (library: Library, place: readonly Place[]): boolean => acts(library, place, new Set());

export interface Place {
  readonly flow: FlowId;
  readonly step: StepId;
}

function acts(library: Library, stack: readonly Place[], seen: Set<string>): boolean {
  const at = stack.at(-1);
  const step = at && library.flows[at.flow]?.steps[at.step];
  const key = JSON.stringify(stack);
  if (!at || !step || seen.has(key)) return false;
  seen.add(key);
  if (step.kind === "act" || step.kind === "approval") return true;
  return placesAfter(library, stack.slice(0, -1), at, step).some((next) => acts(library, next, seen));
}

function placesAfter(library: Library, below: readonly Place[], at: Place, step: Step): readonly (readonly Place[])[] {
  switch (step.kind) {
    case "say":
      return [step.next, ...Object.values(step.unless ?? {})].map((next) => [...below, { flow: at.flow, step: next }]);
    case "check":
      return Object.values(step.on).map((next) => [...below, { flow: at.flow, step: next }]);
    case "call": {
      const called = library.flows[step.flow];
      return called ? [[...below, at, { flow: called.id, step: called.first }]] : [];
    }
    case "end": {
      const caller = below.at(-1);
      const call = caller && library.flows[caller.flow]?.steps[caller.step];
      const next = call?.kind === "call" ? call.on[step.result ?? ""] : undefined;
      return caller && next !== undefined ? [[...below.slice(0, -1), { flow: caller.flow, step: next }]] : [];
    }
    case "ask":
    case "choose":
    case "act":
    case "approval":
      return [];
  }
}

import type { Flow, Step, StepId } from "../engine/engine.ts";
import { never } from "../shared/never.ts";
import type { Path } from "./source.ts";

/** One way out of a step. */
export interface Branch {
  /** Outcome or option id, or one of `UNNAMED`. */
  readonly name: string;
  readonly to: StepId;
  /** Where the way is written, from the top of the flow file. */
  readonly path: Path;
}

/** Ways out that no file names, in the engine's words for them. No option is called that. */
export const UNNAMED = { next: "said", answer: "answered", misfit: "otherwise", limit: "limit" } as const;

/** Every way out of a step, in the order in which the file lists them; none for an end or an unknown step. */
export function branchesOf(flow: Flow, id: StepId): readonly Branch[] {
  const step = stepOf(flow, id);
  if (!step) return [];
  const limit = flow.limits[id];
  const home = ["steps", id];
  const beyond = limit ? [{ name: UNNAMED.limit, to: limit.then, path: [...home, "limit", "then"] }] : [];
  return [...waysOn(step, home), ...beyond];
}

/** The step called `id`, if the flow has one. */
export const stepOf = (flow: Flow, id: StepId): Step | undefined =>
  Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined;

/** Steps by id, in the order of the file. */
export const stepsOf = (flow: Flow) => Object.entries(flow.steps);

function waysOn(step: Step, home: Path): readonly Branch[] {
  switch (step.kind) {
    case "say":
      return [
        { name: UNNAMED.next, to: step.next, path: [...home, "next"] },
        ...Object.entries(step.unless ?? {}).map(([name, to]) => ({ name, to, path: [...home, "unless", name] })),
      ];
    case "ask":
      return [{ name: UNNAMED.answer, to: step.next, path: [...home, "next"] }, ...waysOfQuestion(step, home)];
    case "choose":
      return waysOfQuestion(step, home);
    case "check":
    case "act":
    case "approval":
    case "call":
      return Object.entries(step.on).map(([name, to]) => ({ name, to, path: [...home, "on", name] }));
    case "end":
      return [];
    default:
      return never(step);
  }
}

function waysOfQuestion(step: Extract<Step, { readonly kind: "ask" | "choose" }>, home: Path): readonly Branch[] {
  const options = step.options.map(({ id, next }) => ({ name: id, to: next, path: [...home, "options", id] }));
  return [...options, { name: UNNAMED.misfit, to: step.otherwise, path: [...home, "otherwise"] }];
}

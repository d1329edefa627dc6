import type { Flow, Step, StepId } from "../../engine/engine.ts";
import { never } from "../../shared/never.ts";
import { branchesOf, stepOf, stepsOf, UNNAMED } from "../branches.ts";

/** What a step looks like in a drawing: one look for each thing it does. */
export type Look = "say" | "question" | "work" | "call" | "end";

export interface Node {
  readonly id: StepId;
  readonly look: Look;
  /** What the step does, in a few words; empty when its name says it all. */
  readonly detail: string;
  readonly first: boolean;
}

export interface Edge {
  readonly from: StepId;
  readonly to: StepId;
  /** Branches that lead the same way, in the order of the file; empty for a step that just goes on. */
  readonly label: string;
}

export interface Graph {
  readonly flow: string;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

export const graphOf = (flow: Flow): Graph => ({
  flow: flow.id,
  nodes: stepsOf(flow).map(([id, step]) => ({ id, ...describe(step), first: id === flow.first })),
  edges: stepsOf(flow).flatMap(([id]) => edgesFrom(flow, id)),
});

function describe(step: Step): { readonly look: Look; readonly detail: string } {
  switch (step.kind) {
    case "say":
      return { look: "say", detail: "" };
    case "ask":
      return { look: "question", detail: `asks for ${step.slot}` };
    case "choose":
      return { look: "question", detail: step.goal ? `choice, counts as ${step.goal}` : "choice" };
    case "check":
      return { look: "work", detail: `check ${step.check}` };
    case "act":
      return { look: "work", detail: `act ${step.act}` };
    case "approval":
      return { look: "work", detail: `approval ${step.request}` };
    case "call":
      return { look: "call", detail: `flow ${step.flow}` };
    case "end":
      return { look: "end", detail: step.result === undefined ? step.outcome : `${step.outcome} ${step.result}` };
    default:
      return never(step);
  }
}

function edgesFrom(flow: Flow, from: StepId): readonly Edge[] {
  const branches = branchesOf(flow, from).filter(({ to }) => stepOf(flow, to));
  const targets = [...new Set(branches.map(({ to }) => to))];
  return targets.map((to) => {
    const names = branches
      .filter((branch) => branch.to === to)
      .map(({ name }) => wordFor(name, flow.limits[from]?.times));
    return { from, to, label: names.filter((name) => name !== "").join(", ") };
  });
}

function wordFor(name: string, times = 0): string {
  if (name === UNNAMED.next || name === UNNAMED.answer) return "";
  return name === UNNAMED.limit ? `after ${String(times)} times` : name;
}

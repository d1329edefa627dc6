import type { Flow, Option, Step } from "../engine/engine.ts";
import { stepsOf } from "./branches.ts";
import type { Path } from "./source.ts";

/** A place in a flow that says a text. */
export interface Use {
  readonly text: string;
  readonly step: string;
  /** `spoken` may show placeholders; a `reason` and a `label` stand for themselves. */
  readonly as: "spoken" | "reason" | "label";
  /** Where the text is named, or the step or option that it is named after. */
  readonly path: Path;
}

/** Every text that a flow says. */
export const usesIn = (flow: Flow): readonly Use[] => stepsOf(flow).flatMap(([id, step]) => usesOf(id, step));

function usesOf(step: string, it: Step): readonly Use[] {
  if (it.kind !== "say" && it.kind !== "ask" && it.kind !== "choose") return [];
  const home = ["steps", step];
  const spoken: Use = { text: it.text, step, as: "spoken", path: [...home, "text"] };
  if (it.kind === "say") return [spoken];
  return [
    spoken,
    { text: it.retry, step, as: "spoken", path: [...home, "retry"] },
    { text: it.reason, step, as: "reason", path: [...home, "why"] },
    ...it.options.map((option) => useOfLabel(step, option)),
  ];
}

const useOfLabel = (step: string, { id, text }: Option): Use => ({
  text,
  step,
  as: "label",
  path: ["steps", step, "options", id],
});

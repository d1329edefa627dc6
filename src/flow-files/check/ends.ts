import type { EndOutcome, Flow } from "../../engine/engine.ts";
import type { Rule } from "../book.ts";
import { stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { listed } from "../did-you-mean.ts";
import { mistake, type Source } from "../source.ts";

/** How each kind of flow may end. */
const ENDS: Readonly<Record<Flow["kind"], readonly EndOutcome[]>> = {
  "sign-in": ["solved", "handed-over", "cancelled"],
  shared: ["return", "handed-over", "cancelled"],
  repair: ["resume", "start-over", "go-back", "handed-over", "cancelled"],
};

/** Every `end` fits its flow, and a result is named exactly where the caller waits for one. */
export const endsFit: Rule = ({ flows }) =>
  flows.flatMap(({ flow, source }) =>
    stepsOf(flow).flatMap(([id, step]) =>
      step.kind === "end" ? [...outcomeFits(source, flow, id, step.outcome), ...resultFits(source, id, step)] : [],
    ),
  );

function outcomeFits(source: Source, flow: Flow, id: string, outcome: EndOutcome): readonly Diagnostic[] {
  const allowed = ENDS[flow.kind];
  if (allowed.includes(outcome)) return [];
  const what = `A flow of kind ${flow.kind} cannot end with "${outcome}".`;
  const place = source.at(["steps", id, "outcome"]);
  return [mistake(source, place, "wrong-end", what, `Use one of: ${listed(allowed)}.`)];
}

function resultFits(source: Source, id: string, end: { outcome: EndOutcome; result?: string }): readonly Diagnostic[] {
  const named = end.result !== undefined;
  if (named === (end.outcome === "return")) return [];
  const what = named ? `Only "return" has a result.` : "The caller needs a name for this result.";
  const cure = named ? "Delete the result, or end with return." : "Add a result: with one word for what was found.";
  const place = named ? source.atKey(["steps", id, "result"]) : source.at(["steps", id, "outcome"]);
  return [mistake(source, place, "end-result", what, cure)];
}

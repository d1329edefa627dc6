import type { Step } from "../../engine/engine.ts";
import type { ReadFlow, Rule } from "../symbols.ts";
import { stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean, listed } from "../../shared/did-you-mean.ts";
import { mistake } from "../source.ts";
import { APPROVALS, rowOf } from "../catalog.ts";

/** Checks, acts and approvals branch on all of their outcomes and on nothing else. */
export const outcomesAreComplete: Rule = ({ flows }) =>
  flows.flatMap((read) => stepsOf(read.flow).flatMap(([id, step]) => outcomesOf(read, id, step)));

function outcomesOf(read: ReadFlow, id: string, step: Step): readonly Diagnostic[] {
  if (step.kind === "check") return compare(read, id, step.on, step.check, rowOf("check", step.check)?.outcomes ?? []);
  if (step.kind === "act") return compare(read, id, step.on, step.act, rowOf("act", step.act)?.outcomes ?? []);
  if (step.kind !== "approval") return [];
  const row = rowOf("approval", step.request);
  return row ? compare(read, id, step.on, step.request, row.outcomes) : [unknownApproval(read, id, step.request)];
}

type Branches = Readonly<Record<string, string>>;

function compare(read: ReadFlow, id: string, on: Branches, name: string, outcomes: readonly string[]) {
  const missing = outcomes.filter((outcome) => !Object.hasOwn(on, outcome));
  const strange = Object.keys(on).filter((outcome) => !outcomes.includes(outcome));
  const { source } = read;
  return [
    ...missing.map((outcome) => {
      const what = `"${name}" can come out as "${outcome}", and nothing is said about that.`;
      return mistake(source, source.atKey(["steps", id, "on"]), "missing-outcome", what, `Add ${outcome}: to "on".`);
    }),
    ...strange.map((outcome) => strangeOutcome(read, id, name, outcome, outcomes)),
  ];
}

function strangeOutcome(read: ReadFlow, id: string, name: string, outcome: string, outcomes: readonly string[]) {
  const { source } = read;
  const place = source.atKey(["steps", id, "on", outcome]);
  if (outcome === "failed") {
    const what = `"failed" is taken by the repair "something-failed".`;
    return mistake(source, place, "failed-listed", what, "Delete this line.");
  }
  const what = `"${name}" never comes out as "${outcome}".${didYouMean(outcome, outcomes)}`;
  return mistake(source, place, "unknown-outcome", what, `Use its outcomes: ${listed(outcomes)}.`);
}

function unknownApproval({ source }: ReadFlow, id: string, request: string): Diagnostic {
  const known = Object.keys(APPROVALS);
  const what = `There is no approval called "${request}".${didYouMean(request, known)}`;
  const cure = `Use one of: ${listed(known)}. A new one is a new row in src/flow-compiler/catalog.ts.`;
  return mistake(source, source.at(["steps", id, "request"]), "unknown-approval", what, cure);
}

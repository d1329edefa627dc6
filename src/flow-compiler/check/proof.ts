import type { Step } from "../../engine/engine.ts";
import type { ReadFlow, Rule } from "../symbols.ts";
import { stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { listed } from "../../shared/did-you-mean.ts";
import { mistake } from "../source.ts";
import type { Row } from "../catalog-row.ts";
import { rowOf } from "../catalog.ts";
import { endsWith, PROOF, whatHolds, type WhatHolds } from "../certainty.ts";
import { resultsOf } from "./calls.ts";

/**
 * No way leads to an action that needs proof, or to a check that tells facts about an account, without passing the
 * proof. Both check again when they run; this rule keeps a flow from promising what they would then refuse.
 */
export const proofComesFirst: Rule = (book) => {
  const holds = whatHolds(book);
  return book.flows.flatMap((read) => [...unprovedWork(read, holds), ...falseDeclarations(read, holds)]);
};

function unprovedWork({ flow, source }: ReadFlow, holds: WhatHolds): readonly Diagnostic[] {
  const certain = holds(flow);
  return stepsOf(flow).flatMap(([id, step]) => {
    const needy = needsProof(step);
    const here = certain.get(id);
    if (!needy || !here || (needy.proof === "mailbox" && here.has(PROOF))) return [];
    const place = source.at(["steps", id, step.kind]);
    const tells = step.kind === "check" ? ", which tells facts about an account," : "";
    const what = `A way leads to "${needy.name}"${tells} on which the mailbox was not proved.`;
    const cure = "Call verify-identity first and come here on verified only, or check mailbox-proved.";
    return [mistake(source, place, "needs-proof", what, cure)];
  });
}

/** What a step does or asks that only somebody proved may have done or be told. */
function needsProof(step: Step): { readonly name: string; readonly proof: Row["proof"] } | undefined {
  if (step.kind !== "act" && step.kind !== "check") return undefined;
  const name = step.kind === "act" ? step.act : step.check;
  const row = rowOf(step.kind, name);
  if (!row || row.proof === "none" || (step.kind === "check" && !row.tellsFacts)) return undefined;
  return { name, proof: row.proof };
}

function falseDeclarations({ flow, source, proves }: ReadFlow, holds: WhatHolds): readonly Diagnostic[] {
  const certain = holds(flow);
  return proves.flatMap((result, index) => {
    const place = source.at(["proves", index]);
    const ends = endsWith(flow, result);
    if (ends.length === 0) {
      const what = `This flow never returns "${result}".`;
      return [mistake(source, place, "unknown-proof", what, `Use one of its results: ${listed(resultsOf(flow))}.`)];
    }
    if (ends.every((id) => !certain.has(id) || certain.get(id)?.has(PROOF))) return [];
    const what = `A way leads to "${result}" on which the mailbox was not proved.`;
    const cure = "Return another result on that way, or take this one out of proves.";
    return [mistake(source, place, "false-proof", what, cure)];
  });
}

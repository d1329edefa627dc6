import type { ReadFlow, Rule } from "../book.ts";
import { stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { listed } from "../did-you-mean.ts";
import { mistake } from "../source.ts";
import { rowOf } from "../vocabulary.ts";
import { endsWith, PROOF, whatHolds, type WhatHolds } from "../what-holds.ts";
import { resultsOf } from "./calls.ts";

/**
 * No way leads to an action that needs proof without passing the proof. The action checks again when it runs; this
 * rule keeps a flow from promising what the action would then refuse.
 */
export const proofComesFirst: Rule = (book) => {
  const holds = whatHolds(book);
  return book.flows.flatMap((read) => [...unprovedActs(read, holds), ...falseDeclarations(read, holds)]);
};

function unprovedActs({ flow, source }: ReadFlow, holds: WhatHolds): readonly Diagnostic[] {
  const certain = holds(flow);
  return stepsOf(flow).flatMap(([id, step]) => {
    const proof = step.kind === "act" ? rowOf("act", step.act)?.proof : undefined;
    if (step.kind !== "act" || proof === undefined || proof === "none" || !certain.has(id)) return [];
    if (proof === "mailbox" && certain.get(id)?.has(PROOF)) return [];
    const what = `A way leads to "${step.act}" on which the mailbox was not proved.`;
    const cure = "Call verify-identity first and come here on verified only, or check mailbox-proved.";
    return [mistake(source, source.at(["steps", id, "act"]), "needs-proof", what, cure)];
  });
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

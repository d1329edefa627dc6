import type { Flow } from "../../engine/engine.ts";
import { type Book, flowCalled, type Rule } from "../symbols.ts";
import { stepsOf } from "../branches.ts";
import { listed } from "../../shared/did-you-mean.ts";
import { mistake } from "../source.ts";
import { CODE_REASONS, rowOf } from "../catalog.ts";

/**
 * Every flow that lets a code be mailed says what for: the mail tells it, and a mail with another reason than the
 * person's own reads like somebody else's doing.
 */
export const codesHaveReasons: Rule = (book) =>
  book.flows.flatMap(({ flow, source }) => {
    if (flow.kind === "shared" || flow.codeFor !== undefined || !mailsCode(book, flow)) return [];
    const what = `The flow ${flow.id} lets a code be mailed and does not say what for.`;
    const cure = `Add a line "code-for:" to a flow of kind sign-in, with one of ${listed(CODE_REASONS)}.`;
    return [mistake(source, source.at(["id"]), "missing-reason", what, cure)];
  });

/** By itself, or in a shared flow that it calls; another flow of a trouble has a reason of its own. */
function mailsCode(book: Book, flow: Flow, seen: ReadonlySet<string> = new Set()): boolean {
  return stepsOf(flow).some(([, step]) => {
    if (step.kind === "act") return rowOf("act", step.act)?.statesReason === true;
    const called = step.kind === "call" && !seen.has(step.flow) ? flowCalled(book, step.flow)?.flow : undefined;
    return called?.kind === "shared" && mailsCode(book, called, new Set([...seen, flow.id]));
  });
}

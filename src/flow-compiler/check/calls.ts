import type { Call, Flow } from "../../engine/engine.ts";
import { type Book, flowCalled, type ReadFlow, type Rule } from "../symbols.ts";
import { stepsOf } from "../branches.ts";
import type { Diagnostic, Part } from "../diagnostic.ts";
import { didYouMean, listed } from "../../shared/did-you-mean.ts";
import { mistake, type Source } from "../source.ts";

/** A call names a flow that may be called, and branches on each of its results. */
export const callsFit: Rule = (book) =>
  book.flows.flatMap((read) => callsIn(read.flow).flatMap(({ id, call }) => callFits(book, read, id, call)));

const callsIn = (flow: Flow) =>
  stepsOf(flow).flatMap(([id, step]) => (step.kind === "call" ? [{ id, call: step }] : []));

function callFits(book: Book, { flow, source }: ReadFlow, id: string, call: Call): readonly Diagnostic[] {
  const about: readonly Part[] = [`flow ${flow.id}`, `flow ${call.flow}`];
  const place = source.at(["steps", id, "flow"]);
  const called = flowCalled(book, call.flow);
  if (!called && book.unread?.flows.has(call.flow) === true) return [];
  if (!called) {
    const ids = book.flows.map(({ flow }) => flow.id);
    const what = `There is no flow "${call.flow}".${didYouMean(call.flow, ids)}`;
    return [mistake(source, place, "unknown-flow", what, `Call one of: ${listed(ids)}.`)];
  }
  if (givesBack(called.flow)) {
    const what = `"${call.flow}" is a repair that gives the conversation back, so it cannot be called.`;
    const cure = "Call a shared flow, a sign-in flow or talk-to-human.";
    return [{ ...mistake(source, place, "not-callable", what, cure), about }];
  }
  const isDamaged = book.unread?.damaged.has(call.flow) === true;
  return compareResults(source, called.flow, id, call)
    .filter(({ code }) => !isDamaged || code !== "unknown-result")
    .map((one) => ({ ...one, about }));
}

/** A repair that resumes returns to the question below it, and never to a caller. */
const givesBack = (flow: Flow) =>
  stepsOf(flow).some(([, step]) => step.kind === "end" && ["resume", "start-over", "go-back"].includes(step.outcome));

function compareResults(source: Source, called: Flow, id: string, call: Call): readonly Diagnostic[] {
  const results = resultsOf(called);
  const missing = results.filter((result) => !Object.hasOwn(call.on, result));
  const strange = Object.keys(call.on).filter((result) => !results.includes(result));
  const known = results.length > 0 ? `Use its results: ${listed(results)}.` : "It ends by itself: delete this line.";
  return [
    ...missing.map((result) => {
      const what = `"${called.id}" can return "${result}", and nothing is said about that.`;
      return mistake(source, source.atKey(["steps", id, "on"]), "missing-result", what, `Add ${result}: to "on".`);
    }),
    ...strange.map((result) => {
      const what = `"${called.id}" never returns "${result}".${didYouMean(result, results)}`;
      return mistake(source, source.atKey(["steps", id, "on", result]), "unknown-result", what, known);
    }),
  ];
}

/** Every name that a flow returns, once each. */
export const resultsOf = (flow: Flow): readonly string[] => [
  ...new Set(stepsOf(flow).flatMap(([, step]) => (step.kind === "end" && step.result ? [step.result] : []))),
];

/** No flow calls itself, directly or through others: nobody could say how deep that goes. Said once for each circle. */
export const callsAreFinite: Rule = (book) => {
  const circles = book.flows.filter(({ flow }) => calledFrom(book, flow.id).has(flow.id));
  const together = (a: string, b: string) => calledFrom(book, a).has(b) && calledFrom(book, b).has(a);
  return circles
    .filter(({ flow }, index) => !circles.slice(0, index).some((other) => together(other.flow.id, flow.id)))
    .flatMap((read) => circleAt(book, read));
};

function circleAt(book: Book, { flow, source }: ReadFlow): readonly Diagnostic[] {
  const back = callsIn(flow).find(({ call }) => call.flow === flow.id || calledFrom(book, call.flow).has(flow.id));
  if (!back) return [];
  const what = `"${back.call.flow}" leads back to "${flow.id}", which calls it.`;
  const place = source.at(["steps", back.id, "flow"]);
  return [mistake(source, place, "call-circle", what, "Take one of the calls out of this circle.")];
}

/** Flows that a flow calls, directly or through others. */
function calledFrom(book: Book, from: string): ReadonlySet<string> {
  const targets = (id: string) => callsIn(flowCalled(book, id)?.flow ?? NO_FLOW).map(({ call }) => call.flow);
  const called = new Set(targets(from));
  for (const id of called) for (const target of targets(id)) called.add(target);
  return called;
}

const NO_FLOW: Flow = { id: "", kind: "shared", intents: [], first: "", steps: {}, limits: {} };

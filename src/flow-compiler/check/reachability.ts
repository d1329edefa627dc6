import type { EndOutcome, Flow, StepId } from "../../engine/engine.ts";
import type { ReadFlow, Rule } from "../symbols.ts";
import { branchesOf, stepOf, stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean, listed } from "../../shared/did-you-mean.ts";
import { remembered } from "../remembered.ts";
import { mistake, type Path, type Source } from "../source.ts";

/** Every way leads to a step of the same flow. */
export const targetsExist: Rule = ({ flows, unread }) =>
  flows.flatMap((read) => {
    const ids = stepsOf(read.flow).map(([id]) => id);
    const ways = ids.flatMap((id) => branchesOf(read.flow, id));
    return [{ to: read.flow.first, path: ["first"] }, ...ways]
      .filter(({ to }) => stepOf(read.flow, to) === undefined)
      .filter(({ to }) => ![to, "*"].some((lost) => unread?.steps.has(`${read.flow.id}.${lost}`)))
      .map(({ to, path }) => unknownStep(read, ids, to, path));
  });

function unknownStep({ source }: ReadFlow, ids: readonly string[], to: string, path: Path): Diagnostic {
  const what = `There is no step "${to}" in this flow.${didYouMean(to, ids)}`;
  const cure = `Name one of its steps (${listed(ids)}), or write a step "${to}".`;
  return mistake(source, source.at(path), "unknown-step", what, cure);
}

/** Every step can be reached. Where a target is unknown, nothing sure can be said. */
export const stepsAreReached: Rule = (book) =>
  book.flows.flatMap((read) => (targetsExist({ ...book, flows: [read] }).length > 0 ? [] : unreached(read)));

function unreached({ flow, source }: ReadFlow): readonly Diagnostic[] {
  const reached = reachedFrom(waysIn(flow), flow.first);
  return stepsOf(flow)
    .filter(([id]) => !reached.has(id))
    .map(([id]) => {
      const what = `No way leads to the step "${id}".`;
      const place = source.atKey(["steps", id]);
      return mistake(source, place, "unreachable-step", what, "Lead to it from another step, or delete it.");
    });
}

/** Every path ends, and every loop on the way carries a maximum. */
export const pathsEnd: Rule = ({ flows }) => flows.flatMap((read) => endsOf(read));

const endsOf = remembered((read: ReadFlow) => [...deadEnds(read), ...endlessLoops(read)]);

/** One sentence for each group of steps from which no end can be reached. */
function deadEnds(read: ReadFlow): readonly Diagnostic[] {
  const { flow, source } = read;
  const ways = waysIn(flow);
  const stuck = new Set(stepsOf(flow).flatMap(([id]) => (canEnd(flow, ways, id) ? [] : [id])));
  // A step that is only on the way into a trap is not the one to repair.
  const traps = loopsIn(flow, ways).filter((loop) => loop.every((id) => stuck.has(id)));
  return traps.map((loop) => {
    const what = `From here the conversation can never end: ${listed(loop)}.`;
    const cure = `Lead one of these steps to a step of kind: end.`;
    return mistake(source, source.atKey(["steps", loop[0] ?? ""]), "no-end", what, cure);
  });
}

/** A call that names no results runs a flow that ends by itself. A target that is missing is another rule's business. */
function canEnd(flow: Flow, ways: Ways, from: StepId): boolean {
  return [...reachedFrom(ways, from)].some((id) => {
    const step = stepOf(flow, id);
    return step?.kind === "end" || ways(id).length === 0;
  });
}

function endlessLoops({ flow, source }: ReadFlow): readonly Diagnostic[] {
  const ways = waysIn(flow);
  const unlimited: Ways = (id) => (flow.limits[id] ? [] : ways(id));
  return loopsIn(flow, unlimited)
    .filter((loop) => canEnd(flow, ways, loop[0] ?? ""))
    .map((loop) => {
      const what = `These steps can go round for ever: ${listed(loop)}.`;
      const cure = `Give one of them a limit, such as limit: { times: 3, then: … }.`;
      return mistake(source, source.atKey(["steps", loop[0] ?? ""]), "endless-loop", what, cure);
    });
}

/** How each kind of flow may end. */
const ENDS: Readonly<Record<Flow["kind"], readonly EndOutcome[]>> = {
  "sign-in": ["solved", "handed-over", "cancelled"],
  shared: ["return", "solved", "handed-over", "cancelled"],
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

/** Where a step leads directly, without targets that do not exist. */
type Ways = (id: StepId) => readonly StepId[];

const waysIn =
  (flow: Flow): Ways =>
  (id) =>
    branchesOf(flow, id)
      .map((branch) => branch.to)
      .filter((to) => stepOf(flow, to) !== undefined);

/** All steps that can be reached from `from`, itself included. */
function reachedFrom(ways: Ways, from: StepId): ReadonlySet<StepId> {
  const reached = new Set([from]);
  for (const id of reached) for (const to of ways(id)) reached.add(to);
  return reached;
}

/** Groups of steps that lead back to each other, each in the order of the file. */
function loopsIn(flow: Flow, ways: Ways): readonly (readonly StepId[])[] {
  const ids = stepsOf(flow).map(([id]) => id);
  const beyond = new Map(ids.map((id) => [id, new Set(ways(id).flatMap((to) => [...reachedFrom(ways, to)]))]));
  const looping = ids.filter((id) => beyond.get(id)?.has(id));
  const together = (a: StepId, b: StepId) => beyond.get(a)?.has(b) === true && beyond.get(b)?.has(a) === true;
  return looping
    .filter((id, index) => !looping.slice(0, index).some((earlier) => together(earlier, id)))
    .map((id) => looping.filter((other) => together(id, other)));
}

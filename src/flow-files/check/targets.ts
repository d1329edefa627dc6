import type { ReadFlow, Rule } from "../book.ts";
import { branchesOf, stepOf, stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean, listed } from "../did-you-mean.ts";
import { reachedFrom, waysIn } from "../reach.ts";
import { mistake, type Path } from "../source.ts";

/** Every way leads to a step of the same flow. */
export const targetsExist: Rule = ({ flows }) =>
  flows.flatMap((read) => {
    const ids = stepsOf(read.flow).map(([id]) => id);
    const ways = ids.flatMap((id) => branchesOf(read.flow, id));
    return [{ to: read.flow.first, path: ["first"] }, ...ways]
      .filter(({ to }) => stepOf(read.flow, to) === undefined)
      .map(({ to, path }) => unknownStep(read, ids, to, path));
  });

function unknownStep({ source }: ReadFlow, ids: readonly string[], to: string, path: Path): Diagnostic {
  const what = `There is no step "${to}" in this flow.${didYouMean(to, ids)}`;
  const cure = `Name one of its steps (${listed(ids)}), or write a step "${to}".`;
  return mistake(source, source.at(path), "unknown-step", what, cure);
}

/** Every step can be reached. Where a target is unknown, nothing sure can be said. */
export const stepsAreReached: Rule = (book) =>
  targetsExist(book).length > 0 ? [] : book.flows.flatMap((read) => unreached(read));

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

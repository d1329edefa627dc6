import type { Flow, StepId } from "../../engine/engine.ts";
import type { ReadFlow, Rule } from "../book.ts";
import { stepOf, stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { listed } from "../did-you-mean.ts";
import { loopsIn, reachedFrom, type Ways, waysIn } from "../reach.ts";
import { mistake } from "../source.ts";

/** Every path ends, and every loop on the way carries a maximum. */
export const pathsEnd: Rule = ({ flows }) => flows.flatMap((read) => [...deadEnds(read), ...endlessLoops(read)]);

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

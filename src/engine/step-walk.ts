import { applyFact, takeEarly } from "./apply-fact.ts";
import type { EffectiveFact } from "./facts.ts";
import type { Library } from "./flow.ts";
import { settle } from "./settle.ts";
import { emptyWalk, type Walk } from "./walk.ts";

/** One fact further, and on to wherever the walk waits next. */
export const stepWalk = (walk: Walk, fact: EffectiveFact): Walk => rest(settle(applyFact(walk, fact)));

export const walkAll = (library: Library, facts: readonly EffectiveFact[]): Walk =>
  facts.reduce<Walk>(stepWalk, emptyWalk(library));

/** Settles until no early result moves it any more. */
function rest(walk: Walk): Walk {
  const moved = takeEarly(walk);
  return moved === walk ? walk : rest(settle(moved));
}

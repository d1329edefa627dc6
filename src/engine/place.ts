import { applyFact, takeEarly } from "./apply-fact.ts";
import { effectiveFacts } from "./correct.ts";
import type { Fact } from "./facts.ts";
import type { Library } from "./flow.ts";
import { settle } from "./settle.ts";
import { emptyWalk, type Walk } from "./walk.ts";

/**
 * Where an episode stands: its facts, walked from the beginning. The same facts give the same place, always and
 * everywhere; that is why no place is ever stored.
 */
export function placeOf(library: Library, facts: readonly Fact[]): Walk {
  return effectiveFacts(library, facts).reduce<Walk>(
    (walk, fact) => rest(settle(applyFact(walk, fact))),
    emptyWalk(library),
  );
}

/** Settles until no early result moves it any more. */
function rest(walk: Walk): Walk {
  const moved = takeEarly(walk);
  return moved === walk ? walk : rest(settle(moved));
}

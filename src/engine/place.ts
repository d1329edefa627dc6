import { effectiveFacts } from "./correct.ts";
import type { Fact } from "./facts.ts";
import type { Library } from "./flow.ts";
import { walkAll } from "./step-walk.ts";
import type { Walk } from "./walk.ts";

/**
 * Where an episode stands: its facts, walked from the beginning. The same facts give the same place, always and
 * everywhere; that is why no place is ever stored.
 */
export const placeOf = (library: Library, facts: readonly Fact[]): Walk =>
  walkAll(library, effectiveFacts(library, facts));

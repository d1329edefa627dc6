import type { Fact } from "./facts.ts";
import type { Library } from "./flow.ts";
import { placeOf } from "./place.ts";
import { givesWay } from "./starters.ts";

/**
 * Whether nothing is under way but finding out what the trouble is: no question about the person is open, not even
 * below a repair, and no work is done for them.
 */
export const isOpenForTrouble = (library: Library, facts: readonly Fact[]): boolean =>
  placeOf(library, facts).frames.every(({ flow }) => givesWay(flow));

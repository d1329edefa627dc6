import { drawLetters } from "../shared/crockford.ts";
import type { Random } from "../shared/random.ts";

const LENGTH = 4;
/** With a thousand requests open, that so many are all taken happens once in 10^30 requests. */
const DRAWN = 20;

/** Candidates for the short code of a request, drawn before the rule runs so that it stays pure. */
export const drawCodes = (random: Random): readonly string[] =>
  Array.from({ length: DRAWN }, () => drawLetters(random, LENGTH));

/** @throws when every candidate is taken, which says that the drawing is broken */
export function freeCode(drawn: readonly string[], inUse: readonly string[]): string {
  const free = drawn.find((code) => !inUse.includes(code));
  if (free === undefined) throw new Error("Every drawn request code is in use: the source of chance repeats itself.");
  return free;
}

import { drawLetters } from "../shared/crockford.ts";
import type { Random } from "../shared/random.ts";

/** Lengths to try, in this order: 32^4 numbers are enough for a long time, and then they grow. */
const LENGTHS = [4, 4, 4, 5, 6, 8];

/** Case numbers to choose from: short enough to be read out on the telephone. No secret: it opens nothing. */
export const drawCaseNumbers = (random: Random): readonly string[] =>
  LENGTHS.map((length) => drawLetters(random, length));

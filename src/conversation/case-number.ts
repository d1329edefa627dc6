import type { Random } from "../shared/random.ts";

/** Crockford's letters and digits without 0 and 1, which O and I are taken for. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Lengths to try, in this order: 30^4 numbers are enough for a long time, and then they grow. */
const LENGTHS = [4, 4, 4, 5, 6, 8];

/** Case numbers to choose from: short enough to be read out on the telephone. No secret: it opens nothing. */
export const drawCaseNumbers = (random: Random): readonly string[] =>
  LENGTHS.map((length) => Array.from({ length }, () => LETTERS.charAt(random.below(LETTERS.length))).join(""));

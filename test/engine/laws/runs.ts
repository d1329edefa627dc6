import fc from "fast-check";
import { cases } from "../../support/soak.ts";

/** Numbers that `dialogueOf` turns into a random dialogue. */
export const choices = fc.array(fc.nat({ max: 1000 }), { maxLength: 24 });
export const runs = { numRuns: cases(1000) };

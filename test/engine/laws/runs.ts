import fc from "fast-check";

/** Numbers that `dialogueOf` turns into a random dialogue. */
export const choices = fc.array(fc.nat({ max: 1000 }), { maxLength: 24 });
export const runs = { numRuns: 1000 };

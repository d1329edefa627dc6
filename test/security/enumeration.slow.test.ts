import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { steps } from "./moves.ts";
import { type Dialogue, openStranger, PAIRS, type Stranger } from "./stranger.ts";

const DIALOGUES = 360;

const dialogue: fc.Arbitrary<Dialogue> = fc.record({
  pair: fc.constantFrom(...PAIRS),
  language: fc.constantFrom(...LANGUAGES),
  steps,
});

/** The same dialogue in every world, compared after each step. */
async function playInLockstep(strangers: readonly Stranger[], played: Dialogue): Promise<void> {
  const takes = [];
  for (const stranger of strangers) takes.push(await stranger.begin(played));
  for (const step of played.steps) {
    const seen = [];
    for (const take of takes) seen.push(await take(step));
    for (const other of seen) expect(other).toEqual(seen[0]);
  }
}

/** What a law about strangers has to have met, or it says nothing. */
const MET = ["mail-code: mailed", "mail-code: wait", "mail-code: used-up"].concat([
  "check-code: wrong",
  "check-code: expired",
  "check-code: used-up",
  "open-case: opened",
]);

test(
  "a chat with a known, an unknown, a disabled, a locked and an invited address reads the same at every step, and costs the same",
  { timeout: 600_000 },
  async () => {
    const strangers = [
      await openStranger("known", "unknown"),
      await openStranger("unknown", "invited"),
      await openStranger("disabled", "locked"),
      await openStranger("invited", "disabled"),
    ];
    const property = fc.asyncProperty(dialogue, (one) => playInLockstep(strangers, one));
    await fc.assert(property, { numRuns: DIALOGUES, endOnFailure: true });
    for (const { outcomes } of strangers) expect([...outcomes()]).toEqual(expect.arrayContaining(MET));
    for (const { outcomes } of strangers) expect([...outcomes()]).not.toContain("check-code: right");
    for (const { countMails } of strangers) expect(countMails()).toBeGreaterThan(20);
  },
);

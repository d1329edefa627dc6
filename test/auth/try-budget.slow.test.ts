import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY } from "../../src/shared/clock.ts";
import { askForCode, openWorld } from "./world.ts";
import { cases } from "../support/soak.ts";

const tries = fc.array(fc.boolean(), { minLength: 1, maxLength: 9 });

test(
  "of tries at one code all at once, five are compared at most and one is right at most",
  { timeout: 120_000 },
  async () => {
    const world = await openWorld();
    let chats = 0;
    await fc.assert(
      fc.asyncProperty(tries, async (rights) => {
        world.clock.advance(2 * DAY);
        const chat = `chat ${String((chats += 1))}`;
        const code = await askForCode(world, "ana@tidewater.example", chat);
        const wrong = code === "000000" ? "111111" : "000000";
        const answers = await Promise.all(rights.map((right) => world.type(right ? code : wrong, chat)));
        const hopeful = rights.slice(0, 5).includes(true);
        expect(answers.filter((answer) => answer === "right")).toHaveLength(hopeful ? 1 : 0);
        const compared = answers.filter((answer) => answer === "right" || answer === "wrong");
        expect(compared.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: cases(1000) },
    );
  },
);

const steps = fc.array(fc.constantFrom("ask", "guess", "guess", "guess", "next chat", "a minute"), { maxLength: 60 });

test(
  "however codes are asked for and guessed at, an address takes ten wrong tries a day",
  { timeout: 120_000 },
  async () => {
    const world = await openWorld();
    let chats = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        world.clock.advance(2 * DAY);
        chats += 1;
        let wrong = 0;
        let given = 0;
        for (const step of list) {
          if (step === "next chat") chats += 1;
          if (step === "a minute") world.clock.advance(60_000);
          if (step === "ask" && (await world.ask("ana@tidewater.example", `${chats}`)).kind === "mailed") given += 1;
          if (step === "guess" && (await world.type("12345", `${chats}`)) === "wrong") wrong += 1;
        }
        expect(wrong).toBeLessThanOrEqual(10);
        expect(given).toBeLessThanOrEqual(5);
      }),
      { numRuns: cases(200) },
    );
  },
);

import fc from "fast-check";
import { expect, test } from "vitest";
import { email } from "../../src/shared/brand.ts";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { LIMITS } from "../../src/auth/limits.ts";
import { askForCode, openWorld, type World } from "./world.ts";

const ana = "ana@tidewater.example";

const press = (world: World, who: string, chat: string) =>
  world.auth.stop.press({ address: email(who), origin: world.originOf(chat), idempotencyKey: world.newKey() });

const comesIn = async (world: World) => (await world.signIn(ana, "kelp-barnacle-41")).kind === "signed-in";

/** What a thief who reads the mailbox, the owner who knows the password, and strangers may do, in any order. */
const MOVES = [
  "asks for a code",
  "types it",
  "has a link mailed",
  "owner presses",
  "stranger presses",
  "time passes",
] as const;

type Move = (typeof MOVES)[number];

/** The thief has a chat of their own; what was mailed to them so far is kept. */
async function thiefDoes(world: World, move: Move, code: string): Promise<{ code?: string; link?: string }> {
  if (move === "asks for a code" && (await world.ask(ana, "thief")).kind === "mailed")
    return { code: world.lastSecrets()["code"] ?? "" };
  if (move === "types it") await world.type(code, "thief");
  if (move === "has a link mailed" && (await world.mailLink("thief")) === "mailed")
    return { link: world.lastSecrets()["reset"] ?? "" };
  if (move === "time passes") world.clock.advance(20 * MINUTE);
  return {};
}

test("thief first or owner first: no link from before a stop works after it, and the owner always comes in", async () => {
  const law = async (moves: readonly Move[]) => {
    const world = await openWorld();
    let code = "";
    let links: readonly string[] = [];
    let stops = 0;
    for (const move of moves) {
      const got = await thiefDoes(world, move, code);
      code = got.code ?? code;
      links = got.link === undefined ? links : [...links, got.link];
      if (move.endsWith("presses") && (await press(world, ana, move)) === "stopped") {
        stops += 1;
        for (const link of links) expect(await world.auth.passwords.inspectResetLink(link)).toBeUndefined();
        expect(await world.mailLink("thief")).toBe("unproved");
      }
      expect(await comesIn(world)).toBe(true);
    }
    // The moves last less than a week: however many pressed, it cost the owner one pause.
    expect(stops).toBeLessThanOrEqual(1);
    world.clock.advance(LIMITS.stop.pausesFor + DAY);
    expect(await world.type(await askForCode(world, ana, "owner"), "owner")).toBe("right");
  };
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...MOVES), { maxLength: 14 }), law), { numRuns: 40 });
});

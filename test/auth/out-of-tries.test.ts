import { expect, test } from "vitest";
import { HOUR, MINUTE } from "../../src/shared/clock.ts";
import { pendingOf, sessionOf } from "./backup-codes/holder.ts";
import { openSignedIn } from "./two-factor/world.ts";
import { OFFICE, type World, openWorld } from "./world.ts";

/** Types that many wrong codes on the page. @returns the last answer */
async function guess(world: World, pending: string, times: number): Promise<string | undefined> {
  const digits = world.lastSecrets()["code"] === "000000" ? "111111" : "000000";
  let last;
  for (let tries = 0; tries < times; tries += 1)
    last = (await world.auth.signIn.withCode({ pending, digits, seen: OFFICE })).kind;
  return last;
}

/** The right code forgives failures of sign-ins, so nothing is locked here; tries of the day it does not give back. */
test("when wrong codes on one page use up the day, the page that is still open is mailed no code either", async () => {
  const world = await openWorld();
  await guess(world, await pendingOf(world), 5);
  world.clock.advance(MINUTE);
  await sessionOf(world);
  world.clock.advance(HOUR);
  const open = await pendingOf(world);
  expect(await guess(world, open, 4)).toBe("refused");
  expect(await guess(world, await pendingOf(world), 1)).toBe("dead");
  world.clock.advance(MINUTE);
  const mails = world.readMails().length;
  expect(await world.auth.signIn.resend(open)).toHaveProperty("usedUpUntil");
  expect(world.readMails()).toHaveLength(mails);
});

test("after five wrong codes in a session no other is mailed for them, for it could not be typed", async () => {
  const world = await openSignedIn();
  const here = await world.enter("ana@tidewater.example");
  const ask = () => world.auth.twoSteps.requestCode({ ...here, turn: "on", language: "en" });
  await ask();
  const digits = world.lastCode() === "000000" ? "111111" : "000000";
  for (let tries = 0; tries < 5; tries += 1) await world.auth.twoSteps.confirm({ ...here, turn: "on", digits });
  world.clock.advance(MINUTE);
  const mails = world.readMails().length;
  expect(await ask()).toEqual({ ok: true, value: { kind: "used-up" } });
  expect(world.readMails()).toHaveLength(mails);
});

import { expect, test } from "vitest";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { LUCIA, pendingOf, sessionOf } from "./backup-codes/holder.ts";
import { openSignedIn } from "./two-factor/world.ts";
import { OFFICE, openWorld } from "./world.ts";

test("a sign-in code that was typed too late stays dead when the clock is set back", async () => {
  const world = await openWorld();
  const typed = { pending: await pendingOf(world), digits: world.lastSecrets()["code"] ?? "", seen: OFFICE };
  world.clock.advance(10 * MINUTE);
  expect(await world.auth.signIn.withCode(typed)).toEqual({ kind: "dead" });
  world.clock.advance(-MINUTE);
  expect(await world.auth.signIn.withCode(typed)).toEqual({ kind: "dead" });
});

/**
 * The story of a hole: with two-step verification on, a session ends after 30 days and otherwise after 90, and whether it
 * has ended was asked only when somebody used it. A stolen session of 31 days was worth something again as soon as its
 * owner turned two-step verification off.
 */
test("no session that idled out comes back when two-step verification is turned off", async () => {
  const world = await openSignedIn();
  const old = await world.enter(LUCIA.address);
  world.clock.advance(DAY);
  const other = await world.enter(LUCIA.address);
  world.clock.advance(29 * DAY);
  const here = await world.enter(LUCIA.address);
  expect(await world.turn(here, "off")).toEqual({ ok: true, value: "off" });
  expect(await world.auth.signIn.who(old.session, OFFICE)).toBeUndefined();
  for (const { session } of [other, here]) expect(await world.auth.signIn.who(session, OFFICE)).toBeDefined();
});

test("a session that was found to have idled out stays over when the clock is set back", async () => {
  const world = await openWorld();
  const session = await sessionOf(world);
  world.clock.advance(30 * DAY);
  expect(await world.auth.signIn.who(session, OFFICE)).toBeUndefined();
  world.clock.advance(-DAY);
  expect(await world.auth.signIn.who(session, OFFICE)).toBeUndefined();
});

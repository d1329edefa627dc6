import { expect, test } from "vitest";
import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { pendingOf } from "./backup-codes/holder.ts";
import { openSignedIn } from "./two-steps/world.ts";
import { OFFICE, openWorld } from "./world.ts";

test("a sign-in code that was typed too late stays dead when the clock is set back", async () => {
  const world = await openWorld();
  const typed = { pending: await pendingOf(world), digits: world.lastSecrets()["code"] ?? "", seen: OFFICE };
  world.clock.advance(10 * MINUTE);
  expect(await world.auth.signIn.withCode(typed)).toEqual({ kind: "dead" });
  world.clock.advance(-MINUTE);
  expect(await world.auth.signIn.withCode(typed)).toEqual({ kind: "dead" });
});

test("a session that idled out under two-step verification does not come back when that is turned off", async () => {
  const world = await openSignedIn();
  const old = await world.enter("lucia@acme.example");
  world.clock.advance(31 * DAY);
  expect(await world.auth.signIn.who(old.session, OFFICE)).toBeUndefined();
  expect(await world.turn(await world.enter("lucia@acme.example"), "off")).toEqual({ ok: true, value: "off" });
  expect(await world.auth.signIn.who(old.session, OFFICE)).toBeUndefined();
});

import { beforeEach, expect, test } from "vitest";
import { MINUTE, SECOND } from "../../src/shared/clock.ts";
import { actingAs, MARTA } from "../approvals/world.ts";
import { codesOf, enter, LUCIA, pendingOf, sessionOf } from "./backup-codes/holder.ts";
import { type SignedInWorld, openSignedIn } from "./two-factor/world.ts";
import { idOf, OFFICE } from "./world.ts";

let world: SignedInWorld;
beforeEach(async () => {
  world = await openSignedIn();
});

const ANA = "ana@tidewater.example";

/** Whoever knows the address can do this. */
async function lock(who: string): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) await world.signIn(who, "wrong");
}

async function unlock(who: string): Promise<void> {
  const member = idOf(world, who);
  if (!member) throw new Error("nobody");
  const done = await world.auth.members.change({ ...(await actingAs(world, MARTA)), member, action: "unlock" });
  expect(done).toMatchObject({ ok: true });
}

test("a lock ends a sign-in under way for good: unlocked by an admin, the page from before takes no code", async () => {
  const [backupCode] = await codesOf(world, await sessionOf(world));
  world.clock.advance(SECOND);
  const pending = await pendingOf(world);
  const digits = world.lastCode();
  await lock(LUCIA.address);
  world.clock.advance(SECOND);
  await unlock(LUCIA.address);
  world.clock.advance(MINUTE);
  expect(await world.auth.signIn.resend(pending)).toBe("dead");
  expect(await world.auth.signIn.withCode({ pending, digits, seen: OFFICE })).toEqual({ kind: "dead" });
  expect(await enter(world, 1, backupCode, pending)).toBe("dead");
  expect(await enter(world, 1, backupCode)).toBe("signed-in");
});

test("a lock that comes while a backup code is being checked refuses it", async () => {
  const [backupCode] = await codesOf(world, await sessionOf(world));
  world.clock.advance(SECOND);
  for (let tries = 0; tries < 9; tries += 1) await world.signIn(LUCIA.address, "wrong");
  const pending = await pendingOf(world);
  const wrongDigits = world.lastCode() === "000000" ? "111111" : "000000";
  const [entered] = await Promise.all([
    enter(world, 1, backupCode, pending),
    world.auth.signIn.withCode({ pending, digits: wrongDigits, seen: OFFICE }),
  ]);
  expect(entered).toBe("dead");
});

test("in a session, too: while it is locked the right code is refused and no other is mailed", async () => {
  const here = await world.enter(ANA);
  const ask = () => world.auth.twoSteps.requestCode({ ...here, turn: "on", language: "en" });
  await ask();
  const digits = world.lastCode();
  world.clock.advance(MINUTE);
  for (let tries = 0; tries < 10; tries += 1) await world.auth.signIn.confirmPassword({ ...here, password: "wrong" });
  const mails = world.readMails().length;
  const confirm = () => world.auth.twoSteps.confirm({ ...here, turn: "on", digits });
  // Not "expired": that would tell the person to ask for another one, and there is none until the lock is over.
  expect(await confirm()).toEqual({ ok: false, reason: "used-up" });
  expect(await ask()).toEqual({ ok: true, value: { kind: "used-up" } });
  expect(world.readMails()).toHaveLength(mails);
  world.clock.advance(14 * MINUTE);
  expect(await world.auth.signIn.standing(here)).toMatchObject({ account: { twoSteps: false } });
});

import { expect, test } from "vitest";
import { changeOwnPassword } from "../../src/auth/passwords/rules.ts";
import { after, passwordHash } from "../../src/shared/brand.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { NOW, accountOf, drawnDisown, sessionOf, stateOf } from "./two-factor/states.ts";
import { PASSWORDS, openSignedIn, signInWith } from "./two-factor/world.ts";
import { OFFICE } from "./world.ts";

const EITHER = [true, false] as const;
const ANA = "ana@tidewater.example";
const fresh = { password: "wandering-otter-7", repeated: "wandering-otter-7" };

test("with two-step verification the present password decides, without it the fresh session does", () => {
  for (const twoSteps of EITHER)
    for (const right of EITHER)
      for (const locked of EITHER)
        for (const age of [0, 15 * MINUTE, undefined]) {
          const account = accountOf({ twoSteps });
          const session = age === undefined ? undefined : sessionOf(account, age);
          const state = { ...stateOf(session, undefined), lockedUntil: after(NOW, locked ? 1 : 0) };
          const command = { hash: passwordHash("new"), isRight: () => right, seen: OFFICE };
          const { answer, changes } = changeOwnPassword(state, command, NOW, drawnDisown);
          const may = twoSteps ? right && !locked : age === 0;
          const why = age === undefined ? "signed-out" : twoSteps ? "wrong-password" : "password-needed";
          expect(answer).toEqual(
            may && age !== undefined ? { ok: true, value: "changed" } : { ok: false, reason: why },
          );
          expect(changes.some(({ kind }) => kind === "password-changed")).toBe(answer.ok);
        }
});

test("a new password from the profile ends all other sessions and open links, and its owner is told", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  const other = await world.enter(ANA);
  expect(await world.auth.passwords.changeOwn({ ...here, current: "", ...fresh })).toEqual({
    ok: true,
    value: "changed",
  });
  expect(await world.auth.signIn.who(here.session, OFFICE)).toBeDefined();
  expect(await world.auth.signIn.who(other.session, OFFICE)).toBeUndefined();
  expect(world.readMails()).toMatchObject([{ template: "password-changed", details: { by: "owner" } }]);
  expect(await signInWith(world, ANA, PASSWORDS[ANA])).toEqual({ kind: "refused" });
  expect(await signInWith(world, ANA, fresh.password)).toMatchObject({ kind: "signed-in" });
});

test("a stolen session cannot guess the present password for ever: ten wrong ones lock the account", async () => {
  const world = await openSignedIn();
  const lucia = await world.enter("lucia@tidewater.example");
  world.clock.advance(1);
  for (let n = 0; n < 10; n += 1) {
    const guess = world.auth.passwords.changeOwn({ ...lucia, current: `guess ${String(n)}`, ...fresh });
    expect(await guess).toEqual({ ok: false, reason: "wrong-password" });
  }
  const right = world.auth.passwords.changeOwn({ ...lucia, current: PASSWORDS["lucia@tidewater.example"], ...fresh });
  expect(await right).toEqual({ ok: false, reason: "wrong-password" });
});

test("a password that nobody may choose is refused before the present one is looked at", async () => {
  const world = await openSignedIn();
  const lucia = await world.enter("lucia@tidewater.example");
  const short = { current: "wrong", password: "short", repeated: "short" };
  expect(await world.auth.passwords.changeOwn({ ...lucia, ...short })).toEqual({ ok: false, reason: "too-short" });
});

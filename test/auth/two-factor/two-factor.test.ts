import { expect, test } from "vitest";
import { MINUTE, SECOND } from "../../../src/shared/clock.ts";
import { CAFE, OFFICE } from "../world.ts";
import { PASSWORDS, openSignedIn } from "./world.ts";

const ANA = "ana@tidewater.example";
const MARTA = "marta@tidewater.example";

test("turned on, the next sign-in takes password and mailed code, and only this session goes on", async () => {
  const world = await openSignedIn();
  const other = await world.enter(ANA);
  const here = await world.enter(ANA);
  expect(await world.turn(here, "on")).toEqual({ ok: true, value: "on" });
  expect(await world.auth.signIn.who(other.session, OFFICE)).toBeUndefined();
  expect(await world.auth.signIn.who(here.session, OFFICE)).toMatchObject({ twoSteps: true });
  expect(await world.signIn(ANA, PASSWORDS[ANA])).toMatchObject({ kind: "code-mailed" });
  expect(world.readMails().map(({ template }) => template)).toEqual(["security-code", "two-steps-on", "sign-in-code"]);
});

test("turned off again, the password is enough", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  await world.turn(here, "on");
  expect(await world.turn(here, "off")).toEqual({ ok: true, value: "off" });
  expect(await world.signIn(ANA, PASSWORDS[ANA])).toMatchObject({ kind: "signed-in" });
});

test("a code works in the session that asked for it and for what it was asked, nowhere else", async () => {
  const world = await openSignedIn();
  const other = await world.enter(ANA);
  const here = await world.enter(ANA);
  const { twoSteps, signIn } = world.auth;
  await twoSteps.requestCode({ ...here, turn: "on", language: "en" });
  const digits = world.lastCode();
  expect(await twoSteps.confirm({ ...other, turn: "on", digits })).toEqual({ ok: false, reason: "expired" });
  expect(await twoSteps.confirm({ ...here, turn: "off", digits })).toEqual({ ok: false, reason: "unchanged" });
  const lucia = await world.enter("lucia@tidewater.example");
  expect(await twoSteps.confirm({ ...lucia, turn: "off", digits })).toEqual({ ok: false, reason: "expired" });
  expect(await signIn.who(here.session, OFFICE)).toMatchObject({ twoSteps: false });
});

test("a stolen session without the password switches nothing after 15 minutes, and from elsewhere never learns more", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  world.clock.advance(15 * MINUTE);
  const thief = { ...here, seen: CAFE };
  const refused = { ok: false, reason: "password-needed" };
  expect(await world.auth.twoSteps.requestCode({ ...thief, turn: "on", language: "en" })).toEqual(refused);
  expect(await world.auth.twoSteps.confirm({ ...thief, turn: "on", digits: "123456" })).toEqual(refused);
  expect(await world.auth.twoSteps.turnOffAfterBackupCode(thief)).toEqual(refused);
  expect(await world.auth.twoSteps.setTwoStepsRequired({ ...thief, on: true })).toEqual({
    ok: false,
    reason: "not-admin",
  });
  expect(world.readMails()).toEqual([]);
});

test("guessing in a session ends with the fifth wrong code, and the right one is refused then", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  await world.auth.twoSteps.requestCode({ ...here, turn: "on", language: "en" });
  const right = world.lastCode();
  const wrong = right === "000000" ? "111111" : "000000";
  const type = (digits: string) => world.auth.twoSteps.confirm({ ...here, turn: "on", digits });
  for (let n = 1; n < 5; n += 1) expect(await type(wrong)).toEqual({ ok: false, reason: "wrong" });
  for (const digits of [wrong, right]) expect(await type(digits)).toEqual({ ok: false, reason: "used-up" });
});

test("ten wrong codes in a session lock it like ten wrong passwords, and shut no other door", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  world.clock.advance(SECOND);
  for (let n = 0; n < 10; n += 1) {
    if (n === 5) world.clock.advance(10 * MINUTE);
    if (n % 5 === 0) await world.auth.twoSteps.requestCode({ ...here, turn: "on", language: "en" });
    const wrong = world.lastCode() === "000000" ? "111111" : "000000";
    await world.auth.twoSteps.confirm({ ...here, turn: "on", digits: wrong });
  }
  expect(await world.auth.signIn.confirmPassword({ ...here, password: PASSWORDS[ANA] })).toBe("refused");
  expect(await world.signIn(ANA, PASSWORDS[ANA])).toMatchObject({ kind: "signed-in" });
});

test("a second code goes out after 60 seconds, the first one stays good, and three an hour are all", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  const ask = () => world.auth.twoSteps.requestCode({ ...here, turn: "on", language: "en" });
  expect(await ask()).toMatchObject({ ok: true, value: { kind: "mailed", digits: 6, minutes: 10 } });
  const first = world.lastCode();
  world.clock.advance(59 * SECOND);
  expect(await ask()).toEqual({ ok: true, value: { kind: "wait", seconds: 1 } });
  world.clock.advance(SECOND);
  expect(await ask()).toMatchObject({ ok: true, value: { kind: "mailed" } });
  world.clock.advance(2 * MINUTE);
  await ask();
  world.clock.advance(5 * MINUTE);
  expect(await ask()).toEqual({ ok: true, value: { kind: "used-up" } });
  expect(await world.auth.twoSteps.confirm({ ...here, turn: "on", digits: first })).toMatchObject({ ok: true });
});

test("200 confirmations of one code at once: one switches", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  await world.auth.twoSteps.requestCode({ ...here, turn: "on", language: "en" });
  const digits = world.lastCode();
  const all = await Promise.all(
    Array.from({ length: 200 }, () => world.auth.twoSteps.confirm({ ...here, turn: "on", digits })),
  );
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  expect(world.readMails().filter(({ template }) => template === "two-steps-on")).toHaveLength(1);
});

test("how it stands: on or off, demanded or not, and whether a code is in the mail, to a masked address", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  const standing = { on: false, required: false, byBackupCode: false };
  expect(await world.auth.twoSteps.read(here)).toEqual({ ...standing, asked: undefined });
  await world.auth.twoSteps.requestCode({ ...here, turn: "on", language: "en" });
  world.clock.advance(MINUTE);
  const asked = { address: "a***@tidewater.example", minutesLeft: 9 };
  expect(await world.auth.twoSteps.read(here)).toEqual({ ...standing, asked });
  expect(await world.auth.twoSteps.read({ ...here, session: "nobody" })).toBeUndefined();
});

test("after 'This wasn't me' in the mail that tells of it, every session has ended", async () => {
  const world = await openSignedIn();
  const here = await world.enter(MARTA);
  await world.turn(here, "on");
  await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "");
  expect(await world.auth.signIn.who(here.session, OFFICE)).toBeUndefined();
});

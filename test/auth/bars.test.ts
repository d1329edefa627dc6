import { beforeEach, expect, test } from "vitest";
import { addressKeyOf } from "../../src/auth/account.ts";
import { lookbackAt } from "../../src/auth/deps.ts";
import type { Change } from "../../src/auth/decision.ts";
import { auditChain } from "../../src/auth/auth.ts";
import { shownOnPage } from "../../src/auth/spender.ts";
import { accountId, after, email } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { authStore } from "../../src/store/store.ts";
import { askForCode, getResetToken, idOf, OFFICE, openWorld, type World } from "./world.ts";

const ANA = { who: "ana@tidewater.example", password: "kelp-barnacle-41" };
const USER = { who: "uma@breakwater.example", password: "silver-mooring-17" };
const FRESH = "seven quiet harbours";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

/** Besides these the owner is told, once a day, that no more come. */
const codeMails = ({ readMails }: World) => readMails().filter(({ template }) => template === "sign-in-code");

/** Something that an admin does meanwhile, of which the person at the door knows nothing. */
const meanwhile = (...changes: readonly Change[]) =>
  authStore(world.open, world.random, auditChain(world.secrets)).save(
    { changes, mails: [], audit: [] },
    world.clock.now(),
  );

const disable = (who: string) =>
  meanwhile({ kind: "status-changed", account: idOf(world, who) ?? accountId("nobody"), status: "disabled" });

async function sessionOf({ who, password }: typeof ANA): Promise<string> {
  const entered = await world.signIn(who, password);
  if (entered.kind !== "signed-in") throw new Error(entered.kind);
  return entered.session;
}

async function pendingOf({ who, password }: typeof ANA) {
  const entered = await world.signIn(who, password);
  if (entered.kind !== "code-mailed") throw new Error(entered.kind);
  return { pending: entered.pending, digits: world.lastSecrets()["code"] ?? "", seen: OFFICE };
}

test("disabled between the two steps, the right code opens nothing and no other is mailed", async () => {
  const typed = await pendingOf(USER);
  await disable(USER.who);
  world.clock.advance(MINUTE);
  expect(await world.auth.signIn.resend(typed.pending)).toBe("dead");
  expect(await world.auth.signIn.withCode(typed)).toEqual({ kind: "refused" });
});

test("locked between the two steps, the right code opens nothing and no other is mailed", async () => {
  const typed = await pendingOf(USER);
  world.clock.advance(MINUTE);
  for (let tries = 0; tries < 10; tries += 1) await world.signIn(USER.who, "wrong");
  expect(await world.auth.signIn.resend(typed.pending)).toBe("dead");
  expect(await world.auth.signIn.withCode(typed)).toEqual({ kind: "dead" });
});

test("three sign-in codes an hour are mailed, on the page that is open and on the next one", async () => {
  const { pending } = await pendingOf(USER);
  world.clock.advance(MINUTE);
  expect(await world.auth.signIn.resend(pending)).toBe("mailed");
  world.clock.advance(2 * MINUTE);
  expect(await world.auth.signIn.resend(pending)).toBe("mailed");
  world.clock.advance(5 * MINUTE);
  // Of the three mails the first left eight minutes ago.
  expect(await world.auth.signIn.resend(pending)).toEqual({ usedUpUntil: after(world.clock.now(), 52 * MINUTE) });
  const mails = codeMails(world).length;
  await pendingOf(USER);
  expect(codeMails(world)).toHaveLength(mails);
  world.clock.advance(HOUR);
  await pendingOf(USER);
  expect(codeMails(world)).toHaveLength(mails + 1);
});

test("after ten wrong codes of the day no sign-in code is mailed", async () => {
  const wrong = (digits: string) => (digits === "000000" ? "111111" : "000000");
  for (let page = 0; page < 2; page += 1) {
    const typed = await pendingOf(USER);
    for (let tries = 0; tries < 4; tries += 1)
      await world.auth.signIn.withCode({ ...typed, digits: wrong(typed.digits) });
    world.clock.advance(16 * MINUTE);
  }
  world.clock.advance(2 * HOUR);
  const typed = await pendingOf(USER);
  for (let tries = 0; tries < 2; tries += 1)
    await world.auth.signIn.withCode({ ...typed, digits: wrong(typed.digits) });
  world.clock.advance(2 * HOUR);
  const mails = codeMails(world).length;
  await pendingOf(USER);
  expect(codeMails(world)).toHaveLength(mails);
});

test("an address without an account locks like any other", async () => {
  const { open, random, secrets, clock } = world;
  const nobody = email("nobody@tidewater.example");
  for (let tries = 0; tries < 10; tries += 1) await world.signIn(nobody, "wrong");
  const store = authStore(open, random, auditChain(secrets));
  const lookback = lookbackAt(clock.now());
  const spender = shownOnPage(secrets, OFFICE);
  const key = addressKeyOf(secrets, nobody);
  const state = await store.read({ kind: "address", email: nobody, key, spender }, lookback);
  expect(state.lockedUntil).toBe(clock.now() + 15 * MINUTE);
});

test("disabled with a session open, nobody is in any more, and a reset link opens nothing", async () => {
  const session = await sessionOf(ANA);
  const token = await getResetToken(world, ANA.who);
  await disable(ANA.who);
  expect(await world.auth.signIn.who(session, OFFICE)).toBeUndefined();
  const change = { token, password: FRESH, repeated: FRESH, seen: OFFICE };
  expect(await world.auth.passwords.changePassword(change)).toEqual({ ok: false, reason: "dead-link" });
});

test("a reset link sets one password", async () => {
  const token = await getResetToken(world, ANA.who);
  const change = { token, password: FRESH, repeated: FRESH, seen: OFFICE };
  expect((await world.auth.passwords.changePassword(change)).ok).toBe(true);
  expect(await world.auth.passwords.inspectResetLink(token)).toBeUndefined();
  const again = { ...change, password: `${FRESH} again`, repeated: `${FRESH} again` };
  expect(await world.auth.passwords.changePassword(again)).toEqual({ ok: false, reason: "dead-link" });
});

test("a proof of a quarter of an hour ago has no reset link mailed, and three links an hour are enough", async () => {
  await world.type(await askForCode(world, ANA.who));
  for (let mails = 0; mails < 3; mails += 1) expect(await world.mailLink()).toBe("mailed");
  expect(await world.mailLink()).toBe("used-up");
  world.clock.advance(15 * MINUTE);
  expect(await world.mailLink()).toBe("unproved");
});

test("a session that was idle for too long changes no password", async () => {
  const session = await sessionOf(ANA);
  world.clock.advance(91 * DAY);
  const change = { session, seen: OFFICE, current: ANA.password, password: FRESH, repeated: FRESH };
  expect(await world.auth.passwords.changeOwn(change)).toEqual({ ok: false, reason: "signed-out" });
});

test("with the clock set back a password is stale", async () => {
  const session = await sessionOf(ANA);
  world.clock.advance(-MINUTE);
  expect(await world.auth.signIn.standing({ session, seen: OFFICE })).toMatchObject({ fresh: false });
});

test("pressed after the password was taken, 'This wasn't me' ends sessions from before as well", async () => {
  const before = await sessionOf(ANA);
  world.clock.advance(HOUR);
  await world.ask(ANA.who);
  const disown = world.lastSecrets()["disown"] ?? "";
  const id = idOf(world, ANA.who) ?? accountId("nobody");
  world.clock.advance(MINUTE);
  await meanwhile({ kind: "two-steps-switched", account: id, on: true });
  expect(await world.auth.signIn.who(before, OFFICE)).toBeDefined();
  expect(await world.auth.disown.stop(disown)).toBe("stopped");
  expect(await world.auth.signIn.who(before, OFFICE)).toBeUndefined();
});

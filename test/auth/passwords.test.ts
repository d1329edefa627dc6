import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { accounts } from "../../db/schema/auth.ts";
import { createHasher } from "../../src/auth/auth.ts";
import { refusePassword } from "../../src/auth/passwords/refuse-password.ts";
import { conversationId, email } from "../../src/shared/brand.ts";
import { MINUTE, SECOND } from "../../src/shared/clock.ts";
import { CAFE, type World, askForCode, getResetToken, openWorld } from "./world.ts";

const ana = "ana@tidewater.example";
const fresh = "wandering-otter-7";
const owner = { email: email(ana), workspaceName: "Tidewater Ferries" };

const change = (world: World, token: string, password = fresh, repeated = password) =>
  world.auth.passwords.changePassword({ token, password, repeated, seen: CAFE });

test.each([
  ["seven77", "seven77", "too-short"],
  ["x".repeat(129), "x".repeat(129), "too-long"],
  ["wandering-otter-7", "wandering-otter-8", "not-equal"],
  ["Password1", "Password1", "common"],
  ["my-ANA-secret", "my-ANA-secret", "contains-address"],
  ["tidewaterferries-2026", "tidewaterferries-2026", "contains-address"],
  ["we love Tidewater  Ferries", "we love Tidewater  Ferries", "contains-address"],
  ["wandering-otter-7", "wandering-otter-7", undefined],
  ["ñandú ß 8", "ñandú ß 8", undefined],
  // The same characters, typed as one code point and as two.
  ["caf\u00e9-lila-9", "cafe\u0301-lila-9", undefined],
])("password %j with %j: %s", async (password, repeated, refusal) => {
  expect(await refusePassword(password, repeated, owner)).toBe(refusal);
});

test("stored passwords carry the OWASP parameters of argon2id and a salt of their own", async () => {
  const hasher = createHasher();
  const one = await hasher.hash(fresh);
  const two = await hasher.hash(fresh);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$/);
  expect(one).not.toBe(two);
  expect(await hasher.verify(one, fresh)).toBe(true);
  expect(await hasher.verify(one, "another")).toBe(false);
  expect(await hasher.verify(undefined, "a password that nobody has")).toBe(false);
});

test("a refused password leaves the link good", async () => {
  const world = await openWorld();
  const token = await getResetToken(world, ana);
  expect(await change(world, token, "short")).toEqual({ ok: false, reason: "too-short" });
  expect((await change(world, token)).ok).toBe(true);
});

test("two uses of one reset link at once: one succeeds", async () => {
  const world = await openWorld();
  const token = await getResetToken(world, ana);
  const answers = await Promise.all(Array.from({ length: 10 }, () => change(world, token)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await world.auth.passwords.inspectResetLink(token)).toBeUndefined();
});

test.each([
  [30 * MINUTE - SECOND, "good"],
  [30 * MINUTE, "dead"],
  [-SECOND, "dead"],
])("%i ms after it was mailed a reset link is %s", async (later, state) => {
  const world = await openWorld();
  const token = await getResetToken(world, ana);
  world.clock.advance(later);
  expect((await world.auth.passwords.inspectResetLink(token)) ? "good" : "dead").toBe(state);
  expect((await change(world, token)).ok).toBe(state === "good");
});

test.each(["", "null", "undefined", "0", "x".repeat(43)])("token %j opens nothing", async (token) => {
  const world = await openWorld();
  expect(await world.auth.passwords.inspectResetLink(token)).toBeUndefined();
  expect(await change(world, token)).toEqual({ ok: false, reason: "dead-link" });
});

test("a new password ends sessions, other links, live codes and proofs, and a lock", async () => {
  const world = await openWorld();
  const entered = await world.signIn(ana, "kelp-barnacle-41");
  const session = entered.kind === "signed-in" ? entered.session : "";
  const other = await getResetToken(world, ana, "first chat");
  const token = await getResetToken(world, ana, "second chat");
  const code = await askForCode(world, ana, "third chat");
  for (let i = 0; i < 10; i += 1) await world.signIn(ana, "wrong");
  expect((await change(world, token)).ok).toBe(true);
  expect(await world.auth.signIn.who(session, CAFE)).toBeUndefined();
  expect(await change(world, other)).toEqual({ ok: false, reason: "dead-link" });
  expect(await world.type(code, "third chat")).toBe("expired");
  expect(await world.auth.codes.provedAccount(conversationId("second chat"))).toBeUndefined();
  expect((await world.signIn(ana, "kelp-barnacle-41")).kind).toBe("refused");
  expect((await world.signIn(ana, fresh)).kind).toBe("signed-in");
});

test("the owner is told of the new password, and that the mailbox alone did it is remembered", async () => {
  const world = await openWorld();
  await change(world, await getResetToken(world, ana));
  expect(world.readMails().at(-1)).toMatchObject({ template: "password-changed", language: "en" });
  expect(Object.keys(world.lastSecrets())).toEqual(["disown"]);
  const row = world.open.queries
    .select()
    .from(accounts)
    .where(eq(accounts.email, email(ana)))
    .get();
  expect(row).toMatchObject({ mailboxResetAt: world.clock.now(), passwordChangedAt: world.clock.now() });
});

test("no link without a proof, and none for a disabled account", async () => {
  const world = await openWorld();
  expect(await world.mailLink()).toBe("unproved");
  await world.type(await askForCode(world, "nina@tidewater.example"));
  expect(await world.mailLink()).toBe("disabled");
  expect(world.readMails().map((mail) => mail.template)).toEqual(["code"]);
});

test("the sign-in page mails a link to active accounts only, within the budget of the address", async () => {
  const world = await openWorld();
  const request = (who: string) =>
    world.auth.passwords.requestResetLink({ address: email(who), language: "es", idempotencyKey: world.newKey() });
  for (const who of [ana, "nina@tidewater.example", "nobody@tidewater.example", ana, ana, ana]) await request(who);
  const recipients = world.readMails().map((mail) => mail.recipient === "decoy");
  // The last one tells the owner that no other comes, with a button for whoever reads it.
  expect(recipients).toEqual([false, true, true, false, false, false]);
  expect(world.readMails().at(-1)?.template).toBe("tries-stopped");
  expect((await world.ask(ana)).kind).toBe("used-up");
});

import { expect, test } from "vitest";
import { signInAttempts } from "../../db/schema/auth-sessions.ts";
import { DAY, MINUTE, SECOND } from "../../src/shared/clock.ts";
import { CAFE, OFFICE, type World, openWorld } from "./world.ts";

const ana = "ana@tidewater.example";
const right = "kelp-barnacle-41";
const user = { address: "uma@breakwater.example", password: "silver-mooring-17" } as const;

const causes = (world: World) =>
  world.open.queries
    .select()
    .from(signInAttempts)
    .all()
    .map((attempt) => attempt.cause);

async function sessionOf(world: World, who = ana, password = right): Promise<string> {
  const answer = await world.signIn(who, password);
  if (answer.kind !== "signed-in") throw new Error(answer.kind);
  return answer.session;
}

async function pendingOf(world: World): Promise<{ readonly pending: string; readonly code: string }> {
  const answer = await world.signIn(user.address, user.password);
  if (answer.kind !== "code-mailed") throw new Error(answer.kind);
  return { pending: answer.pending, code: world.lastSecrets()["code"] ?? "" };
}

test("the right password opens a session that knows its account", async () => {
  const world = await openWorld();
  const session = await sessionOf(world);
  expect(await world.auth.signIn.who(session, CAFE)).toMatchObject({ email: ana, workspaceName: "Tidewater Ferries" });
  expect(await world.auth.signIn.who(`${session}x`, CAFE)).toBeUndefined();
  await world.auth.signIn.signOut(session);
  expect(await world.auth.signIn.who(session, CAFE)).toBeUndefined();
});

test("every refusal says the same, and the record keeps the true cause", async () => {
  const world = await openWorld();
  const answers = [
    await world.signIn(ana, "wrong"),
    await world.signIn("nobody@tidewater.example", "wrong"),
    await world.signIn("tom@tidewater.example", "walrus-anchor-85"),
    await world.signIn("nina@tidewater.example", "driftwood-net-96"),
    await world.signIn(user.address, user.password, CAFE),
  ];
  expect(answers).toEqual(answers.map(() => ({ kind: "refused" })));
  expect(causes(world)).toEqual(["wrong-password", "unknown-address", "locked", "disabled", "not-whitelisted"]);
  const [first] = world.open.queries.select().from(signInAttempts).all();
  expect(first).toMatchObject({ ...OFFICE, at: world.clock.now(), failed: true });
});

test("ten failures lock for 15 minutes, even for the right password", async () => {
  const world = await openWorld();
  for (let i = 0; i < 10; i += 1) await world.signIn(ana, "wrong");
  expect(await world.signIn(ana, right)).toEqual({ kind: "refused" });
  world.clock.advance(15 * MINUTE - SECOND);
  expect(await world.signIn(ana, right)).toEqual({ kind: "refused" });
  world.clock.advance(SECOND);
  expect((await world.signIn(ana, right)).kind).toBe("signed-in");
});

test("nine failures do not lock, and a success forgets them", async () => {
  const world = await openWorld();
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 9; i += 1) await world.signIn(ana, "wrong");
    world.clock.advance(SECOND);
    expect((await world.signIn(ana, right)).kind).toBe("signed-in");
  }
});

test("with two steps the code out of the mail opens the session, once", async () => {
  const world = await openWorld();
  const { pending, code } = await pendingOf(world);
  expect(world.readMails().at(-1)?.template).toBe("sign-in-code");
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  const entered = await world.auth.signIn.withCode({ pending, digits: spaced, seen: OFFICE });
  expect(entered.kind).toBe("signed-in");
  expect(await world.auth.signIn.withCode({ pending, digits: code, seen: OFFICE })).toEqual({ kind: "dead" });
  expect(causes(world)).toEqual(["password-right", "signed-in-with-code"]);
});

test("the fifth wrong code ends the sign-in under way", async () => {
  const world = await openWorld();
  const { pending, code } = await pendingOf(world);
  const kinds = [];
  for (let i = 0; i < 5; i += 1) {
    kinds.push((await world.auth.signIn.withCode({ pending, digits: "1", seen: OFFICE })).kind);
  }
  expect(kinds).toEqual(["refused", "refused", "refused", "refused", "dead"]);
  expect(await world.auth.signIn.withCode({ pending, digits: code, seen: OFFICE })).toEqual({ kind: "dead" });
});

test("failures of both steps count together, and the lock ends the sign-in under way", async () => {
  const world = await openWorld();
  const { pending, code } = await pendingOf(world);
  for (let i = 0; i < 4; i += 1) await world.auth.signIn.withCode({ pending, digits: "1", seen: OFFICE });
  for (let i = 0; i < 6; i += 1) await world.signIn(user.address, "wrong");
  expect(await world.auth.signIn.withCode({ pending, digits: code, seen: OFFICE })).toEqual({ kind: "dead" });
  world.clock.advance(15 * MINUTE + SECOND);
  expect(await world.auth.signIn.withCode({ pending, digits: code, seen: OFFICE })).toEqual({ kind: "dead" });
});

test("a right code from an address that is not allowed is refused", async () => {
  const world = await openWorld();
  const { pending, code } = await pendingOf(world);
  expect(await world.auth.signIn.withCode({ pending, digits: code, seen: CAFE })).toEqual({ kind: "refused" });
  expect((await world.auth.signIn.withCode({ pending, digits: code, seen: OFFICE })).kind).toBe("signed-in");
});

test("a code sent again waits, keeps the first one good, and ends ten minutes after the last", async () => {
  const world = await openWorld();
  const { pending, code } = await pendingOf(world);
  expect(await world.auth.signIn.resend(pending)).toBe("wait");
  world.clock.advance(MINUTE);
  expect(await world.auth.signIn.resend(pending)).toBe("mailed");
  expect(world.lastSecrets()["code"]).not.toBe(code);
  expect((await world.auth.signIn.withCode({ pending, digits: code, seen: OFFICE })).kind).toBe("signed-in");
  const later = await pendingOf(world);
  world.clock.advance(10 * MINUTE);
  expect(await world.auth.signIn.resend(later.pending)).toBe("dead");
});

test("strangers asking in a chat do not use up the mails of somebody who knows the password", async () => {
  const world = await openWorld();
  for (const chat of ["1", "2", "3", "4"]) await world.ask(user.address, chat);
  expect((await world.ask(user.address, "5")).kind).toBe("used-up");
  const { code } = await pendingOf(world);
  expect(code).toMatch(/^[0-9]{6}$/);
});

test.each([
  ["joao@tidewater.example", "jangada-coral-74", 90],
  ["uma@breakwater.example", user.password, 30],
])("the session of %s idles out after its limit of days", async (who, password, days) => {
  const world = await openWorld();
  const entered = await world.signIn(who, password);
  const code = world.lastSecrets()["code"] ?? "";
  const done =
    entered.kind === "code-mailed"
      ? await world.auth.signIn.withCode({ pending: entered.pending, digits: code, seen: OFFICE })
      : entered;
  const session = done.kind === "signed-in" ? done.session : "";
  world.clock.advance(days * DAY - SECOND);
  expect((await world.auth.signIn.who(session, OFFICE))?.email).toBe(who);
  world.clock.advance(days * DAY);
  expect(await world.auth.signIn.who(session, OFFICE)).toBeUndefined();
});

test("a session counts only from allowed addresses, and is not ended elsewhere", async () => {
  const world = await openWorld();
  const { pending, code } = await pendingOf(world);
  const done = await world.auth.signIn.withCode({ pending, digits: code, seen: OFFICE });
  const session = done.kind === "signed-in" ? done.session : "";
  expect(await world.auth.signIn.who(session, CAFE)).toBeUndefined();
  expect((await world.auth.signIn.who(session, OFFICE))?.email).toBe(user.address);
});

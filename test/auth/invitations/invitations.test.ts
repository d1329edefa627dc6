import { expect, test } from "vitest";
import { email } from "../../../src/shared/brand.ts";
import { DAY } from "../../../src/shared/clock.ts";
import { add, allRows, EVA } from "../set-up/world.ts";
import { askForCode, OFFICE, openWorld, type World } from "../world.ts";

const password = "seven-quiet-lamps";

/** Eva is added to Tidewater Ferries; the token stands in her mail. */
async function openInvited() {
  const world = await openWorld();
  await add(world, "Tidewater Ferries");
  return { ...world, token: tokenIn(world) };
}

const tokenIn = (world: Pick<World, "lastSecrets">) => world.lastSecrets()["reset"] ?? "";
const accept = ({ auth }: World, token: string, typed = password) =>
  auth.invitations.accept({ token, password: typed, repeated: typed, seen: OFFICE });
const ask = ({ auth, newKey }: World, address: string = EVA.email) =>
  auth.passwords.requestResetLink({ address: email(address), language: "en", idempotencyKey: newKey() });

test("the link leads to a password, and the password in; then the link is told to be used", async () => {
  const { token, ...world } = await openInvited();
  expect(await world.auth.invitations.inspect(token)).toEqual({
    kind: "good",
    email: EVA.email,
    workspaceName: "Tidewater Ferries",
  });
  expect(await accept(world, token)).toEqual({ ok: true, value: "activated" });
  expect(world.readMails().at(-1)?.template).toBe("account-ready");
  expect((await world.signIn(EVA.email, password)).kind).toBe("signed-in");
  expect(await world.auth.invitations.inspect(token)).toEqual({ kind: "used" });
  expect(await accept(world, token, "another-quiet-lamp")).toEqual({ ok: false, reason: "used" });
  expect((await world.signIn(EVA.email, "another-quiet-lamp")).kind).toBe("refused");
});

test("it works for seven days, and not a moment longer", async () => {
  const { token, ...world } = await openInvited();
  world.clock.advance(7 * DAY - 1);
  expect((await world.auth.invitations.inspect(token)).kind).toBe("good");
  world.clock.advance(1);
  expect(await world.auth.invitations.inspect(token)).toEqual({ kind: "dead" });
  expect(await accept(world, token)).toEqual({ ok: false, reason: "dead" });
});

test("of ten at the same moment one chooses the password", async () => {
  const { token, ...world } = await openInvited();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => accept(world, token, `lamp number ${String(index)}`)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(answers.map((answer) => (answer.ok ? "activated" : answer.reason)))).toEqual(
    new Set(["activated", "used"]),
  );
});

test("a password that is refused uses nothing up", async () => {
  const { token, ...world } = await openInvited();
  const before = allRows(world.open);
  for (const typed of ["short", "password123", "eva eva eva", "tidewater ferries 1"])
    expect((await accept(world, token, typed)).ok).toBe(false);
  expect(allRows(world.open)).toBe(before);
  expect(await accept(world, token)).toMatchObject({ ok: true });
});

test('"Forgot password?" mails the invitation again, and the earlier one ends', async () => {
  const { token, ...world } = await openInvited();
  const before = world.readMails().length;
  await ask(world);
  expect(world.readMails(before).map(({ template }) => template)).toEqual(["invitation"]);
  const again = tokenIn(world);
  expect(again).not.toBe(token);
  expect(await accept(world, token)).toEqual({ ok: false, reason: "dead" });
  expect(await accept(world, again)).toMatchObject({ ok: true });
});

test("an invitation that anybody can ask for again stays within the budget of the mailbox, and the newest one works", async () => {
  const world = await openInvited();
  const before = world.readMails().length;
  for (let asked = 0; asked < 3; asked++) await ask(world);
  const newest = tokenIn(world);
  for (let asked = 0; asked < 7; asked++) await ask(world);
  expect(world.readMails(before).map(({ template }) => template)).toEqual([
    ...Array.from({ length: 3 }, () => "invitation"),
    "tries-stopped",
  ]);
  expect(await accept(world, newest)).toMatchObject({ ok: true });
});

test("the chat does the same for whoever proved the mailbox, and says that it was an invitation", async () => {
  const { token, ...world } = await openInvited();
  expect(await world.type(await askForCode(world, EVA.email))).toBe("right");
  expect(await world.mailLink()).toBe("invited");
  expect(world.readMails().at(-1)?.template).toBe("invitation");
  expect(await world.auth.invitations.inspect(token)).toEqual({ kind: "dead" });
  expect(await accept(world, tokenIn(world))).toMatchObject({ ok: true });
});

test("reset links of everybody else stay good when another is asked for", async () => {
  const world = await openInvited();
  await ask(world, "ana@tidewater.example");
  const first = tokenIn(world);
  await ask(world, "ana@tidewater.example");
  expect(await world.auth.passwords.inspectResetLink(first)).toMatchObject({ address: "ana@tidewater.example" });
});

test("an invitation opens no page for a new password, and a reset link none for an invitation", async () => {
  const { token, ...world } = await openInvited();
  const change = { password, repeated: password, seen: OFFICE };
  expect(await world.auth.passwords.inspectResetLink(token)).toBeUndefined();
  expect(await world.auth.passwords.changePassword({ token, ...change })).toEqual({ ok: false, reason: "dead-link" });
  await ask(world, "ana@tidewater.example");
  expect(await world.auth.invitations.inspect(tokenIn(world))).toEqual({ kind: "dead" });
  expect(await accept(world, tokenIn(world))).toEqual({ ok: false, reason: "dead" });
});

test("nobody signs in at an account without a password, and ten tries lock it like any address", async () => {
  const { token, ...world } = await openInvited();
  for (const typed of ["", "undefined", "null", password, "a", "b", "c", "d", "e", "f"])
    expect(await world.signIn(EVA.email, typed)).toEqual({ kind: "refused" });
  await accept(world, token);
  expect((await world.signIn(EVA.email, password)).kind).toBe("signed-in");
});

test("the doctor tells whoever proved the mailbox that the account was never activated, and forgets it after", async () => {
  const { token, ...world } = await openInvited();
  await world.signIn(EVA.email, password);
  await world.type(await askForCode(world, EVA.email));
  const { conversation } = world.originOf("chat");
  const found = await world.auth.diagnosis.diagnose({ conversation });
  expect(found).toMatchObject({ value: { cause: { trouble: "not-activated", fix: "forgot-password", times: 1 } } });
  expect(await world.auth.diagnosis.codeMail(conversation)).toEqual({ ok: false, reason: "invited" });
  expect(await world.auth.diagnosis.blockedAddress(conversation)).toMatchObject({ value: { kind: "invited" } });
  await accept(world, token);
  await world.type(await askForCode(world, EVA.email));
  const after = await world.auth.diagnosis.diagnose({ conversation });
  expect(after).toMatchObject({ value: { cause: { trouble: "open-again" } } });
});

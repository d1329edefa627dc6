import { expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { accounts } from "../../../db/schema/auth.ts";
import { mailboxClaims } from "../../../db/schema/auth-mailboxes.ts";
import { email } from "../../../src/shared/brand.ts";
import { MINUTE, SECOND } from "../../../src/shared/clock.ts";
import { OFFICE, getResetToken, idOf } from "../world.ts";
import { PASSWORDS, type SignedInWorld, openSignedIn, signInWith } from "../two-factor/world.ts";

const ANA = "ana@tidewater.example";
const NEW = "ana.marsh@new.example";
type Acting = Awaited<ReturnType<SignedInWorld["enter"]>>;

const askFor = (world: SignedInWorld, here: Acting, address: string) =>
  world.auth.emailChange.requestCode({ ...here, address: email(address), language: "en" });
const type = (world: SignedInWorld, here: Acting, digits: string) =>
  world.auth.emailChange.confirm({ ...here, digits });
const recipients = (world: SignedInWorld) => world.readMails().map(({ recipient }) => recipient.split(":")[0]);

test("the code goes to the new address, and typed here it makes that one the address; both mailboxes are told", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  const other = await world.enter(ANA);
  expect(await askFor(world, here, NEW)).toMatchObject({ ok: true, value: { kind: "mailed" } });
  expect(await type(world, here, world.lastCode())).toEqual({ ok: true, value: "changed" });
  expect(recipients(world)).toEqual(["new-mailbox", "old-mailbox", idOf(world, NEW)]);
  for (const { session } of [here, other])
    expect(await world.auth.signIn.who(session, OFFICE)).toMatchObject({ email: NEW });
  expect(await signInWith(world, NEW, PASSWORDS[ANA])).toMatchObject({ kind: "signed-in" });
  expect(await signInWith(world, ANA, PASSWORDS[ANA])).toEqual({ kind: "refused" });
  const claim = world.open.queries.select().from(mailboxClaims).get();
  expect(claim).toMatchObject({ oldAddress: ANA, newAddress: NEW, decoy: false });
});

test("with the change, codes and links that were mailed before end", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  await world.ask(ANA);
  const chatCode = world.lastCode();
  await askFor(world, here, NEW);
  await type(world, here, world.lastCode());
  expect(await world.type(chatCode)).toBe("expired");
});

test("an address that is somebody else's gets the same answer, no mail, and no code for it is ever right", async () => {
  const taken = await openSignedIn();
  const free = await openSignedIn();
  const there = await taken.enter(ANA);
  const here = await free.enter(ANA);
  expect(await askFor(taken, there, "marta@tidewater.example")).toEqual(await askFor(free, here, NEW));
  expect(recipients(taken)).toEqual(["decoy"]);
  expect(await type(taken, there, taken.lastCode())).toEqual({ ok: false, reason: "wrong" });
  expect(await taken.auth.emailChange.asked(there)).toMatchObject({
    address: "marta@tidewater.example",
    minutesLeft: 10,
  });
});

test("an address that became somebody else's while the code was on its way stays theirs", async () => {
  const world = await openSignedIn();
  const ana = await world.enter(ANA);
  const marta = await world.enter("marta@tidewater.example");
  await askFor(world, ana, NEW);
  const digits = world.lastCode();
  await askFor(world, marta, NEW);
  await type(world, marta, world.lastCode());
  expect(await type(world, ana, digits)).toEqual({ ok: false, reason: "expired" });
  const owner = world.open.queries
    .select()
    .from(accounts)
    .where(eq(accounts.email, email(NEW)))
    .all();
  expect(owner.map(({ name }) => name)).toEqual(["Marta Keel"]);
});

test("with two-step verification on, a stale password, or no session, nothing is asked for and nothing changes", async () => {
  const world = await openSignedIn();
  const lucia = await world.enter("lucia@tidewater.example");
  expect(await askFor(world, lucia, NEW)).toEqual({ ok: false, reason: "two-steps-on" });
  expect(await type(world, lucia, "123456")).toEqual({ ok: false, reason: "two-steps-on" });
  const ana = await world.enter(ANA);
  expect(await askFor(world, ana, ANA)).toEqual({ ok: false, reason: "same" });
  world.clock.advance(15 * MINUTE);
  expect(await askFor(world, ana, NEW)).toEqual({ ok: false, reason: "password-needed" });
  expect(await askFor(world, { ...ana, session: "nobody" }, NEW)).toEqual({ ok: false, reason: "signed-out" });
});

test("turned on between asking and typing, two-step verification keeps the address as it is", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  await askFor(world, here, NEW);
  const digits = world.lastCode();
  await world.turn(here, "on");
  expect(await type(world, here, digits)).toEqual({ ok: false, reason: "two-steps-on" });
});

test("five wrong codes use the claim up, a late one is expired, and another session has no claim", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  const other = await world.enter(ANA);
  await askFor(world, here, NEW);
  const right = world.lastCode();
  expect(await type(world, other, right)).toEqual({ ok: false, reason: "expired" });
  const wrong = right === "000000" ? "111111" : "000000";
  for (let n = 1; n < 5; n += 1) expect(await type(world, here, wrong)).toEqual({ ok: false, reason: "wrong" });
  for (const digits of [wrong, right])
    expect(await type(world, here, digits)).toEqual({ ok: false, reason: "used-up" });
  world.clock.advance(10 * MINUTE);
  expect(await type(world, here, right)).toEqual({ ok: false, reason: "expired" });
});

test("asked again for the same address a code waits a minute; for another one, the one before ends", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  await askFor(world, here, NEW);
  const first = world.lastCode();
  expect(await askFor(world, here, NEW)).toEqual({ ok: true, value: { kind: "wait", seconds: 60 } });
  world.clock.advance(30 * SECOND);
  expect(await askFor(world, here, "other@new.example")).toMatchObject({ ok: true, value: { kind: "mailed" } });
  expect(await type(world, here, first)).toEqual({ ok: false, reason: "wrong" });
  expect(await type(world, here, world.lastCode())).toEqual({ ok: true, value: "changed" });
  expect(idOf(world, "other@new.example")).toBeDefined();
});

test("all accounts together cannot flood one mailbox", async () => {
  const world = await openSignedIn();
  const people = ["ana@tidewater.example", "marta@tidewater.example", "joao@tidewater.example"] as const;
  const answers: unknown[] = [];
  for (const who of people) {
    const here = await world.enter(who);
    for (let n = 0; n < 2; n += 1) {
      answers.push(await askFor(world, here, NEW));
      world.clock.advance(MINUTE);
    }
  }
  expect(recipients(world).filter((to) => to === "new-mailbox")).toHaveLength(3);
  expect(answers.slice(3)).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: { kind: "used-up" } })));
});

test("200 confirmations of one code at once: one changes the address", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  await askFor(world, here, NEW);
  const digits = world.lastCode();
  const all = await Promise.all(Array.from({ length: 200 }, () => type(world, here, digits)));
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
});

test("recovery that its owner stopped stays stopped at the new address", async () => {
  const world = await openSignedIn();
  const here = await world.enter(ANA);
  await world.ask(ANA);
  await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "");
  const again = await world.enter(ANA);
  await askFor(world, again, NEW);
  await type(world, again, world.lastCode());
  await world.ask(NEW, "later");
  expect(world.readMails().at(-1)).toMatchObject({ template: "code", recipient: "decoy" });
  expect(here.session).not.toBe(again.session);
});

test("whoever got into the mailbox and reset the password cannot take the account away from it within a day", async () => {
  const world = await openSignedIn();
  const token = await getResetToken(world, ANA);
  const password = "wandering-otter-7";
  await world.auth.passwords.changePassword({ token, password, repeated: password, seen: OFFICE });
  const enter = async () => {
    const answer = await signInWith(world, ANA, password);
    return { session: "session" in answer ? answer.session : "", seen: OFFICE };
  };
  expect(await askFor(world, await enter(), NEW)).toEqual({ ok: false, reason: "reset-lately" });
  world.clock.advance(24 * 60 * MINUTE);
  expect(await askFor(world, await enter(), NEW)).toMatchObject({ ok: true });
});

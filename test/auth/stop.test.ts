import { expect, test } from "vitest";
import { conversationId, email } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/shared/clock.ts";
import { LIMITS } from "../../src/auth/limits.ts";
import { askForCode, CAFE, getResetToken, idOf, OFFICE, openWorld, type World } from "./world.ts";

const ana = "ana@tidewater.example";
const ANAS = "kelp-barnacle-41";
const nobody = "nobody@tidewater.example";

/** Somebody in a chat of their own presses it, and proves nothing. */
const press = (world: World, who = ana, chat = "a stranger", key = world.newKey()) =>
  world.auth.stop.press({ address: email(who), origin: world.originOf(chat), idempotencyKey: key });

const comesIn = async (world: World) => (await world.signIn(ana, ANAS)).kind === "signed-in";

test("what is open at the account ends: codes, links and proofs", async () => {
  const world = await openWorld();
  const link = await getResetToken(world, ana, "the thief");
  const code = await askForCode(world, ana, "another of the thief");
  expect(await press(world)).toBe("stopped");
  expect(await world.auth.passwords.inspectResetLink(link)).toBeUndefined();
  expect(await world.type(code, "another of the thief")).toBe("expired");
  expect(await world.auth.codes.provedAccount(conversationId("the thief"))).toBeUndefined();
  expect(await world.mailLink("the thief")).toBe("unproved");
});

test("passwords and sessions stay: whoever knows the password comes in before, during and after", async () => {
  const world = await openWorld();
  const entered = await world.signIn(ana, ANAS);
  const session = entered.kind === "signed-in" ? entered.session : "";
  for (let day = 0; day < 30; day += 1) {
    await press(world);
    expect(await comesIn(world)).toBe(true);
    expect(await world.auth.signIn.who(session, CAFE)).toBeDefined();
    world.clock.advance(DAY);
  }
});

test("recovery is paused for an hour, in the chat and on the page, and comes back by itself", async () => {
  const world = await openWorld();
  const onPage = async () => {
    await world.auth.passwords.requestResetLink({
      address: email(ana),
      language: "en",
      idempotencyKey: world.newKey(),
    });
    return world.readMails().at(-1)?.recipient;
  };
  await press(world);
  await askForCode(world, ana, "meanwhile");
  expect([world.readMails().at(-1)?.recipient, await onPage()]).toEqual(["decoy", "decoy"]);
  world.clock.advance(LIMITS.stop.pausesFor - SECOND);
  expect(await onPage()).toBe("decoy");
  world.clock.advance(SECOND);
  expect(await onPage()).toBe(idOf(world, ana));
  expect(await world.type(await askForCode(world, ana, "afterwards"), "afterwards")).toBe("right");
});

test("a pause of the owner's own, which is longer, is not made shorter", async () => {
  const world = await openWorld();
  await world.ask(ana);
  await world.auth.disown.stop(world.lastSecrets()["disown"] ?? "");
  await press(world);
  world.clock.advance(2 * HOUR);
  await askForCode(world, ana, "later");
  expect(world.readMails().at(-1)?.recipient).toBe("decoy");
});

test("one address has it once a week, whoever presses, and all together so often in an hour", async () => {
  const world = await openWorld();
  expect([await press(world), await press(world, ana, "another")]).toEqual(["stopped", "used-up"]);
  world.clock.advance(LIMITS.stop.again - SECOND);
  expect(await press(world)).toBe("used-up");
  world.clock.advance(SECOND);
  expect(await press(world)).toBe("stopped");
  for (let n = 1; n < LIMITS.stop.perHour; n += 1)
    expect(await press(world, `n${String(n)}@tidewater.example`)).toBe("stopped");
  expect(await press(world, "one-more@tidewater.example")).toBe("used-up");
  world.clock.advance(HOUR + SECOND);
  expect(await press(world, "one-more@tidewater.example")).toBe("stopped");
});

test("an unknown address gets the same answers, rows and budgets, and a mail that goes nowhere", async () => {
  const answersTo = async (who: string) => {
    const world = await openWorld();
    const first = await press(world, who);
    const mail = world.readMails().at(-1);
    const again = await press(world, who);
    world.clock.advance(LIMITS.stop.again);
    const { kind } = await world.ask(who, "later");
    return { answers: [first, again, kind, await press(world, who)], template: mail?.template, to: mail?.recipient };
  };
  const known = await answersTo(ana);
  const unknown = await answersTo(nobody);
  expect(unknown.answers).toEqual(known.answers);
  expect([unknown.template, unknown.to]).toEqual([known.template, "decoy"]);
});

test("pressed twice by the same press it happens once, and its owner is told once, at the address on file", async () => {
  const world = await openWorld();
  const key = world.newKey();
  expect([await press(world, ana, "chat", key), await press(world, ana, "chat", key)]).toEqual(["stopped", "stopped"]);
  const told = world.readMails().filter(({ template }) => template === "stopped");
  expect(told.map(({ recipient }) => recipient)).toEqual([idOf(world, ana)]);
});

test("only who proved the mailbox, lately and in this chat, ends sessions", async () => {
  const world = await openWorld();
  const entered = await world.signIn(ana, ANAS);
  const session = entered.kind === "signed-in" ? entered.session : "";
  const end = (chat: string) =>
    world.auth.stop.endSessions({ conversation: conversationId(chat), idempotencyKey: world.newKey() });
  await world.type(await askForCode(world, ana, "hers"), "hers");
  expect([await end("a stranger"), await world.auth.signIn.who(session, OFFICE)]).toMatchObject(["unproved", {}]);
  expect([await end("hers"), await world.auth.signIn.who(session, OFFICE)]).toEqual(["ended", undefined]);
  world.clock.advance(LIMITS.proof.lifetime + MINUTE);
  expect(await end("hers")).toBe("unproved");
});

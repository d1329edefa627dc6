import { expect, test } from "vitest";
import { conversationId, idempotencyKey } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../src/shared/clock.ts";
import { type World, askForCode, openWorld } from "./world.ts";

const ana = "ana@tidewater.example";
const lucia = "lucia@tidewater.example";
const otherThan = (code: string) => (code === "000000" ? "111111" : "000000");

test("a code has six digits and works once", async () => {
  const world = await openWorld();
  const code = await askForCode(world, ana);
  expect(code).toMatch(/^[0-9]{6}$/);
  expect(await world.type(code)).toBe("right");
  expect(await world.type(code)).toBe("expired");
});

test.each([
  [10 * MINUTE - SECOND, "right"],
  [10 * MINUTE + SECOND, "expired"],
  [-HOUR, "expired"],
])("typed %i ms after it was mailed, a code is %s", async (later, answer) => {
  const world = await openWorld();
  const code = await askForCode(world, ana);
  world.clock.advance(later);
  expect(await world.type(code)).toBe(answer);
});

test("a code seen to have expired stays dead when the clock is set back", async () => {
  const world = await openWorld();
  const code = await askForCode(world, ana);
  world.clock.advance(11 * MINUTE);
  expect(await world.type(code)).toBe("expired");
  world.clock.advance(-5 * MINUTE);
  expect(await world.type(code)).toBe("expired");
});

test("the fifth wrong try is the last one, and then the right code is refused", async () => {
  const world = await openWorld();
  const code = await askForCode(world, ana);
  const answers = [];
  for (let i = 0; i < 5; i += 1) answers.push(await world.type(otherThan(code)));
  expect(answers).toEqual(["wrong", "wrong", "wrong", "wrong", "used-up"]);
  expect(await world.type(code)).toBe("used-up");
  expect((await world.ask(ana)).kind).toBe("used-up");
});

test("a resend gives no new tries", async () => {
  const world = await openWorld();
  const code = await askForCode(world, ana);
  for (let i = 0; i < 4; i += 1) await world.type(otherThan(code));
  world.clock.advance(MINUTE);
  const again = await askForCode(world, ana);
  expect(await world.type(otherThan(again))).toBe("used-up");
  expect(await world.type(again)).toBe("used-up");
});

test("at most ten wrong tries a day, over all conversations", async () => {
  const world = await openWorld();
  let compared = 0;
  for (const chat of ["one", "two", "three"]) {
    const asked = await world.ask(ana, chat);
    const code = world.lastSecrets()["code"] ?? "";
    for (let i = 0; asked.kind === "mailed" && i < 6; i += 1) {
      if ((await world.type(otherThan(code), chat)) === "wrong") compared += 1;
    }
  }
  // The fifth and the tenth were compared too, and said at once that they were the last.
  expect(compared).toBe(8);
  expect((await world.ask(ana, "four")).kind).toBe("used-up");
  world.clock.advance(DAY + SECOND);
  expect((await world.ask(ana, "four")).kind).toBe("mailed");
});

test("a resend waits 60 s, then 2 min, and codes mailed before stay good", async () => {
  const world = await openWorld();
  const first = await askForCode(world, ana);
  expect(await world.ask(ana)).toEqual({ kind: "wait", seconds: 60 });
  world.clock.advance(59 * SECOND);
  expect(await world.ask(ana)).toEqual({ kind: "wait", seconds: 1 });
  world.clock.advance(SECOND);
  const second = await askForCode(world, ana);
  expect(await world.ask(ana)).toEqual({ kind: "wait", seconds: 120 });
  world.clock.advance(2 * MINUTE);
  const third = await askForCode(world, ana);
  expect(new Set([first, second, third]).size).toBe(3);
  expect(await world.type(first)).toBe("right");
  expect(await world.type(third)).toBe("expired");
});

test("a code works in the conversation it was asked in, and nowhere else", async () => {
  const world = await openWorld();
  const code = await askForCode(world, ana, "hers");
  await world.ask(lucia, "mine");
  expect(await world.type(code, "mine")).toBe("wrong");
  expect(await world.type(code, "third")).toBe("expired");
  expect(await world.type(code, "hers")).toBe("right");
});

test("asked twice under one key, one code is mailed and the answer is the same", async () => {
  const world = await openWorld();
  const key = idempotencyKey("turn 7");
  const first = await world.ask(ana, "chat", key);
  expect(await world.ask(ana, "chat", key)).toEqual(first);
  expect(world.readMails()).toHaveLength(1);
  const code = world.lastSecrets()["code"] ?? "";
  expect(await world.type(code, "chat", idempotencyKey("turn 8"))).toBe("right");
  expect(await world.type(code, "chat", idempotencyKey("turn 8"))).toBe("right");
});

test("a proof lasts 15 minutes, here only, until forgotten or replaced", async () => {
  const world = await openWorld();
  const here = conversationId("chat");
  await world.type(await askForCode(world, ana));
  expect((await world.auth.codes.provedAccount(here))?.email).toBe(ana);
  expect(await world.auth.codes.provedAccount(conversationId("elsewhere"))).toBeUndefined();
  await world.type(await askForCode(world, lucia));
  expect((await world.auth.codes.provedAccount(here))?.email).toBe(lucia);
  world.clock.advance(15 * MINUTE - SECOND);
  expect((await world.auth.codes.provedAccount(here))?.email).toBe(lucia);
  world.clock.advance(SECOND);
  expect(await world.auth.codes.provedAccount(here)).toBeUndefined();
});

test("what is forgotten is no longer proved", async () => {
  const world = await openWorld();
  await world.type(await askForCode(world, ana));
  await world.auth.codes.forget(conversationId("chat"));
  expect(await world.auth.codes.provedAccount(conversationId("chat"))).toBeUndefined();
  expect(await world.mailLink()).toBe("unproved");
});

test("three code mails an hour and five a day for chats that nobody linked", async () => {
  const world = await openWorld();
  const perHour = [];
  for (let hour = 0; hour < 4; hour += 1) {
    perHour.push(await mailsOf(world, 5));
    world.clock.advance(HOUR);
  }
  expect(perHour).toEqual([3, 2, 0, 0]);
});

async function mailsOf(world: World, times: number): Promise<number> {
  let mailed = 0;
  for (let i = 0; i < times; i += 1) {
    const answer = await world.ask(ana, `chat ${world.random.id()}`);
    if (answer.kind === "mailed") mailed += 1;
  }
  return mailed;
}

test("after more than 20 failures an hour over all addresses, codes have eight digits and resends are slower", async () => {
  const world = await openWorld();
  for (let i = 0; i < 21; i += 1) {
    await world.ask(`nobody-${i}@tidewater.example`, `chat ${i}`);
    await world.type("000000", `chat ${i}`);
  }
  expect(await world.ask(ana)).toMatchObject({ kind: "mailed", digits: 8 });
  const code = world.lastSecrets()["code"] ?? "";
  expect(code).toMatch(/^[0-9]{8}$/);
  expect(await world.ask(ana)).toEqual({ kind: "wait", seconds: 120 });
  expect(await world.type(code)).toBe("right");
});

test("the mail names channel, purpose, phrase, minutes and time, and its secrets are sealed", async () => {
  const world = await openWorld();
  const answer = await world.ask(ana);
  const [mail] = world.readMails();
  expect(answer).toMatchObject({ kind: "mailed", phrase: mail?.details["phrase"], minutes: 10 });
  const details = { channel: "web-chat", purpose: "reset-password", minutes: 10, askedAt: world.clock.now() };
  expect(mail?.details).toMatchObject(details);
  expect(mail?.notAfter).toBe(world.clock.now() + 10 * MINUTE);
  expect(Object.keys(world.lastSecrets())).toEqual(["code", "disown"]);
});

test("a code for an address without account is never right, even when the digits are", async () => {
  const world = await openWorld();
  const code = await askForCode(world, "nobody@tidewater.example");
  expect(await world.type(code)).toBe("wrong");
  expect(world.readMails()[0]?.recipient).toBe("decoy");
});

test.each([ana, "nobody@tidewater.example"])(
  "used up, it says when codes for %s go out again, and then they do",
  async (who) => {
    const world = await openWorld();
    for (const chat of ["one", "two", "three"]) expect((await world.ask(who, chat)).kind).toBe("mailed");
    const refused = await world.ask(who, "four");
    if (refused.kind !== "used-up") throw new Error(refused.kind);
    expect(refused.opensAt - world.clock.now()).toBe(HOUR);
    world.clock.advance(HOUR - 1);
    expect((await world.ask(who, "five")).kind).toBe("used-up");
    world.clock.advance(1);
    expect((await world.ask(who, "six")).kind).toBe("mailed");
  },
);

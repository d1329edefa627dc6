import { afterEach, expect, test } from "vitest";
import { HOUR } from "../../../src/shared/clock.ts";
import { startBot } from "./bot.ts";

let bot: Awaited<ReturnType<typeof startBot>>;
afterEach(() => bot.close());

const texts = () => bot.received.map(({ body }) => (body.kind === "text" ? body.text : body.kind));
const confirmed = () => bot.api.until(() => bot.api.state.waiting.length === 0);

test("what cannot be stored stays with Telegram and is fetched again; others are heard meanwhile", async () => {
  bot = await startBot();
  const ana = bot.api.person({ id: 1 });
  const bo = bot.api.person({ id: 2 });
  await bot.api.until(() => bot.api.callsOf("getUpdates").length === 2);
  bot.state.broken = 1;
  const polls = bot.api.callsOf("getUpdates").length;
  for (const text of ["one", "two"]) ana.say(text);
  bo.say("three");
  await bot.api.until(() => bot.messenger.health().state === "degraded");
  expect(bot.messenger.health().why).toContain("cannot be stored");
  await confirmed();
  expect(texts().toSorted()).toEqual(["one", "three", "two"]);
  expect(texts().indexOf("one")).toBeLessThan(texts().indexOf("two"));
  expect(bot.api.callsOf("getUpdates").length).toBeGreaterThan(polls + 1);
  expect(bot.messenger.health()).toEqual({ state: "ready" });
});

test("each message is handed in once, however often and in whatever order Telegram brings it", async () => {
  bot = await startBot();
  const ana = bot.api.person({ id: 1 });
  for (const text of ["one", "two", "three"]) ana.say(text);
  const updates = bot.api.state.waiting.map(({ update }) => update);
  await confirmed();
  bot.api.endPoll();
  await bot.api.until(() => bot.api.callsOf("getUpdates").at(-1)?.payload.offset === undefined);
  for (const update of [...updates, ...updates].toReversed()) bot.api.again(update, 1);
  await confirmed();
  expect(texts()).toEqual(["one", "two", "three"]);
});

test("numbers that begin anew below the old ones lose nothing", async () => {
  bot = await startBot();
  const ana = bot.api.person({ id: 1 });
  ana.say("before");
  await confirmed();
  await bot.api.until(() => bot.api.callsOf("getUpdates").at(-1)?.payload.offset !== undefined);
  bot.api.endPoll();
  await bot.api.until(() => bot.api.callsOf("getUpdates").at(-1)?.payload.offset === undefined);
  bot.api.renumber(17);
  for (const text of ["after", "and on"]) ana.say(text);
  await confirmed();
  expect(texts()).toEqual(["before", "after", "and on"]);
});

test("a day's backlog is fetched in order, and what Telegram no longer has is no trouble", async () => {
  bot = await startBot();
  await bot.messenger.stop();
  const people = Array.from({ length: 50 }, (_, n) => bot.api.person({ id: n + 1 }));
  for (let round = 0; round < 10; round += 1) for (const person of people) person.say(String(round));
  const oldest = bot.api.state.waiting[0];
  if (oldest) bot.api.state.waiting[0] = { ...oldest, at: Date.now() - 25 * HOUR };
  const again = bot.make();
  again.messenger.start();
  await bot.api.until(() => bot.received.length === 499 && bot.api.state.waiting.length === 0);
  await again.messenger.stop();
  const ofOne = bot.received.filter(({ from }) => from.chat === "2").map(({ messageId }) => Number(messageId));
  expect(ofOne).toEqual([...ofOne].toSorted((a, b) => a - b));
  expect(bot.received.length).toBe(499);
});

test("a second program on the same bot: both say so and go on, and neither falls", async () => {
  bot = await startBot();
  await bot.api.until(() => bot.messenger.health().state === "ready");
  const second = bot.make();
  second.messenger.start();
  await bot.api.until(() => bot.messenger.health().state === "degraded");
  expect(bot.messenger.health().why).toContain("Another program");
  bot.api.person({ id: 1 }).say("still there");
  await confirmed();
  await second.messenger.stop();
  expect(texts()).toEqual(["still there"]);
});

test.each([
  [{ status: 401, description: "Unauthorized" }, /BotFather/u],
  [{ status: 502, description: "Bad Gateway" }, /cannot be reached/u],
  ["html", /cannot be reached/u],
  ["drop", /cannot be reached/u],
  [{ status: 429, description: "Too Many Requests: retry after 1", retryAfter: 1 }, /pause/u],
] as const)(
  "%j while fetching: health says what to do, the token is told to nobody, and it goes on",
  async (how, why) => {
    bot = await startBot();
    await bot.api.until(() => bot.api.callsOf("getUpdates").length === 2);
    bot.api.fault({ method: "getUpdates", how });
    bot.api.person({ id: 1 }).say("wake up");
    await confirmed();
    bot.api.person({ id: 2 }).say("again");
    await bot.api.until(() => bot.messenger.health().state === "degraded");
    expect(bot.messenger.health().why).toMatch(why);
    await confirmed();
    expect(texts()).toEqual(["wake up", "again"]);
    expect(bot.troubles.join()).not.toContain("AAtest");
  },
);

test("a stop ends the long poll at once, and nothing is fetched any more", async () => {
  bot = await startBot();
  await bot.api.until(() => bot.api.callsOf("getUpdates").length === 2);
  await bot.messenger.stop();
  bot.api.person({ id: 1 }).say("too late");
  expect([texts(), bot.messenger.health().state]).toEqual([[], "stopped"]);
  expect(bot.api.state.waiting).toHaveLength(1);
});

import { afterAll, expect, test } from "vitest";
import { SECRET, startBot } from "./bot.ts";

const bot = await startBot("webhook");
afterAll(() => bot.close());
const { api, received, state, publicBaseUrl } = bot;
const url = `${publicBaseUrl}/telegram/webhook`;
const ana = api.person({ id: 7001 });

const update = (id: number) => ({
  update_id: id,
  message: { message_id: id, date: 1, chat: { id: 7001, type: "private" }, from: ana.user, text: "approve K7Q2" },
});

async function post(
  headers: readonly (readonly [string, string])[],
  body = JSON.stringify(update(1)),
): Promise<number> {
  const all = new Headers([["content-type", "application/json"]]);
  for (const [name, value] of headers) all.append(name, value);
  return (await fetch(url, { method: "POST", headers: all, body })).status;
}

const HEADER = "x-telegram-bot-api-secret-token";

test("the webhook is registered with its secret and the kinds of updates that are read", () => {
  const { url: told, secret, allowed } = api.state.webhook ?? {};
  expect([told, secret]).toEqual([url, SECRET]);
  expect(allowed).toEqual(["message", "edited_message", "callback_query", "message_reaction"]);
});

test.each([
  ["missing", []],
  ["wrong", [[HEADER, `${SECRET.slice(0, -1)}x`]]],
  ["empty", [[HEADER, ""]]],
  [
    "twice",
    [
      [HEADER, SECRET],
      [HEADER, SECRET],
    ],
  ],
  ["a list", [[HEADER, `["${SECRET}"]`]]],
  ["cut short", [[HEADER, SECRET.slice(0, 5)]]],
  ["as long as Node reads", [[HEADER, "x".repeat(15_000)]]],
] as const)("a secret that is %s is refused, and nothing is stored", async (_what, headers) => {
  const before = received.length;
  expect(await post(headers)).toBe(401);
  expect(await post(headers, "{")).toBe(401);
  expect(received.length).toBe(before);
});

test("a header of ten megabytes never reaches us", async () => {
  const answer = post([[HEADER, "x".repeat(10_000_000)]]).catch(() => 431);
  expect(await answer).toBe(431);
  expect(received).toEqual([]);
});

test("a forged body of ten megabytes is not read", async () => {
  const answer = post([[HEADER, "wrong"]], "x".repeat(10_000_000)).catch(() => 401);
  expect(await answer).toBe(401);
});

test.each(["", "{", "[]", "null", '{"update_id":"x"}', '{"update_id":1,"message":{"chat":[]}}', "x".repeat(2_000_000)])(
  "what is not an update (%#) is taken and dropped, and nothing of it is told",
  async (body) => {
    const before = [received.length, bot.troubles.length] as const;
    expect(await post([[HEADER, SECRET]], body)).toBe(200);
    expect(received.length).toBe(before[0]);
    const told = bot.troubles.slice(before[1]).join();
    expect(told).toContain("telegram");
    expect(told).not.toContain("xxx");
  },
);

test("Telegram hears that a message was taken only when it is stored", async () => {
  state.broken = 1;
  expect(await post([[HEADER, SECRET]], JSON.stringify(update(50)))).toBe(500);
  expect(await post([[HEADER, SECRET]], JSON.stringify(update(50)))).toBe(200);
  expect(await post([[HEADER, SECRET]], JSON.stringify(update(50)))).toBe(200);
  expect(received.filter(({ messageId }) => messageId === "50")).toHaveLength(1);
});

test("what Telegram could not bring at first arrives, in order within a chat", async () => {
  state.broken = 3;
  const words = ["one", "two", "three", "four"];
  for (const word of words) ana.say(word);
  await api.until(() => api.state.waiting.length === 0);
  const said = received.slice(-4).map(({ body }) => (body.kind === "text" ? body.text : ""));
  expect(said).toEqual(words);
});

import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { MINUTE } from "../../../src/shared/clock.ts";
import { startPortal, type TestPortal } from "../../portal/start-portal.ts";
import { testBrowser } from "../../portal/test-browser.ts";
import { type ChatPage, openChatPage } from "./chat-page.ts";

let portal: TestPortal;
let page: ChatPage;
beforeEach(async () => {
  portal = await startPortal();
  page = await openChatPage(portal.baseUrl);
});
afterEach(() => portal.close());

const CHAT_COOKIE = "__Host-latchkey-chat";
const say = (text: string, id: string = randomUUID()) => ({ id, text });
const chatOfLast = () => {
  const last = portal.inbox.received.at(-1);
  if (!last) throw new Error("Nothing was received.");
  return last.from;
};
async function answer(text: string) {
  const to = chatOfLast();
  portal.inbox.answer(to, text);
  return portal.webChat.channel.send({ to, key: "k", text, options: [] });
}

test("a message sent again with the same id is stored once", async () => {
  const message = say("I cannot get in");
  const first = await page.post(message);
  const second = await page.post(message);
  expect([first.status, await first.json()]).toEqual([202, { id: message.id, receipt: "stored" }]);
  expect([second.status, await second.json()]).toEqual([202, { id: message.id, receipt: "duplicate" }]);
  expect((await page.lines()).lines.map(({ text }) => text)).toEqual(["I cannot get in"]);
});

test("the page's language goes along with the message, and a choice keeps its option", async () => {
  await page.post({ ...say("hola"), language: "es" });
  await page.post({ id: randomUUID(), option: "yes", label: "Sí" });
  expect(portal.inbox.received.map(({ language, body }) => [language, body])).toEqual([
    ["es", { kind: "text", text: "hola" }],
    [undefined, { kind: "choice", option: "yes", label: "Sí" }],
  ]);
});

test("no chat begins by looking: GET sets no chat cookie and reads nothing", async () => {
  const visitor = testBrowser(portal.baseUrl);
  for (const path of ["/", "/chat/lines", "/chat/events"]) await (await visitor.get(path)).text();
  expect([...visitor.cookies.keys()]).toEqual(["__Host-latchkey-visitor"]);
  expect(portal.inbox.reads).toEqual([]);
});

test("the chat cookie is a bearer secret: HttpOnly, Secure, Strict, and not the id that is stored", async () => {
  const line = (await page.post(say("hi"))).headers.getSetCookie().join();
  for (const flag of ["__Host-", "; HttpOnly", "; Secure", "; SameSite=Strict", "; Path=/"])
    expect(line).toContain(flag);
  expect(line).not.toContain(chatOfLast().chat);
});

test("another browser, and one that guesses the stored id, see nothing of a chat", async () => {
  await page.post(say("my address is ana@example.com"));
  const other = await openChatPage(portal.baseUrl);
  expect(await other.lines()).toEqual({ open: false, lines: [] });
  other.browser.cookies.set(CHAT_COOKIE, chatOfLast().chat);
  expect((await other.lines()).lines).toEqual([]);
  other.browser.cookies.delete(CHAT_COOKIE);
  expect((await other.events("")).response.status).toBe(404);
});

test("sending to a chat that nobody looks at succeeds", async () => {
  const to = { channel: "web-chat", bot: "portal", chat: "gone" } as const;
  expect(await portal.webChat.channel.send({ to, key: "k", text: "x", options: [] })).toEqual({ kind: "sent" });
});

describe("an open page", () => {
  test("gets each line once, in order, and learns what was seen", async () => {
    await page.post(say("one"));
    const events = await page.events("?after=0");
    expect(await events.next()).toContain('"text":"one"');
    portal.inbox.takeUp(chatOfLast());
    await answer("two");
    expect(await events.next()).toContain('"text":"two"');
    expect(await events.next()).toBe('seen {"through":1}');
    await portal.webChat.channel.typing?.(chatOfLast());
    expect(await events.next()).toBe("typing {}");
    await events.close();
  });

  test("that comes back with Last-Event-ID gets exactly what it missed", async () => {
    await page.post(say("one"));
    await answer("two");
    await answer("three");
    const events = await page.events("?after=0", { "last-event-id": "2" });
    expect(await events.next()).toContain('"text":"three"');
    await events.close();
  });

  test("sees what another tab of the same browser writes", async () => {
    await page.post(say("one"));
    const events = await page.events("?after=1");
    await page.post(say("from the other tab"));
    expect(await events.next()).toContain("from the other tab");
    await events.close();
  });

  test("is one of five at most", async () => {
    await page.post(say("one"));
    const open = await Promise.all([1, 2, 3, 4, 5].map(() => page.events("")));
    expect((await page.events("")).response.status).toBe(429);
    await Promise.all(open.map((events) => events.close()));
  });
});

test("a restart of the server keeps the chat, the cookie and the page's token", async () => {
  await page.post(say("before"));
  const port = Number(new URL(portal.baseUrl).port);
  await portal.close();
  portal = await startPortal({ inbox: portal.inbox, port });
  const message = say("after");
  // The first try may find the old connection dead: like the page, send the same message again.
  const again = await page.post(message).catch(() => page.post(message));
  expect(again.status).toBe(202);
  expect((await page.lines()).lines.map(({ text }) => text)).toEqual(["before", "after"]);
});

test.each(["", "short", "A".repeat(42), "A".repeat(44), "A".repeat(4_000), `${"A".repeat(42)}'`])(
  "a cookie that is no token of ours (%j) opens no chat, and is replaced",
  async (token) => {
    page.browser.cookies.set(CHAT_COOKIE, token);
    expect((await page.post(say("hello"))).status).toBe(202);
    expect(page.browser.cookies.get(CHAT_COOKIE)).toMatch(/^[\w-]{43}$/);
    expect(page.browser.cookies.get(CHAT_COOKIE)).not.toBe(token);
  },
);

test("more than 20 messages a minute in one chat are asked to wait, and none is stored", async () => {
  for (let n = 0; n < 20; n++) await page.post(say(`message ${n}`));
  const refused = await page.post(say("one too many"));
  expect([refused.status, await refused.json()]).toMatchObject([429, { error: "too-fast" }]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(portal.inbox.received.length).toBe(20);
  portal.clock.advance(MINUTE);
  expect((await page.post(say("later"))).status).toBe(202);
});

/** A word for the program and a sentence for whoever reads along. */
const refusal = z.object({ error: z.string(), message: z.string().regex(/\w+\.$/) });

const ID = "0b8e6a2e-6a51-4c3e-9a58-0d5a5e3b7f10";
const BAD: readonly (readonly [string, unknown, number, string])[] = [
  ["malformed JSON", '{"id":', 400, "not-json"],
  ["an array", [], 400, "not-a-message"],
  ["no id", { text: "hi" }, 400, "not-a-message"],
  ["an id that is no UUID", { id: "1", text: "hi" }, 400, "not-a-message"],
  ["a list as text", { id: ID, text: ["hi"] }, 400, "not-a-message"],
  ["an object as text", { id: ID, text: { a: 1 } }, 400, "not-a-message"],
  ["blank text", { id: ID, text: " \n" }, 400, "not-a-message"],
  ["a text beyond 4,000 characters", { id: ID, text: "x".repeat(4001) }, 400, "not-a-message"],
  ["a field nobody asked for", { id: ID, text: "hi", from: { chat: "x" } }, 400, "not-a-message"],
  ["a language nobody speaks here", { id: ID, text: "hi", language: "xx" }, 400, "not-a-message"],
  ["a prototype key", '{"id":"x","text":"hi","__proto__":{"admin":true}}', 400, "not-a-message"],
  ["a megabyte", { id: ID, text: "x".repeat(1_000_000) }, 413, "too-long"],
];

test.each(BAD)("%s is refused in words and stores nothing", async (_what, body, status, error) => {
  const response = await page.post(body);
  const said = refusal.parse(await response.json());
  expect([response.status, said.error]).toEqual([status, error]);
  expect(portal.inbox.received).toEqual([]);
});

test.each(["-1", "x", "1.5", "1e9", "99999999999999"])("the position %s is refused in words", async (after) => {
  const response = await page.browser.get(`/chat/lines?after=${after}`);
  expect([response.status, await response.json()]).toMatchObject([400, { error: "bad-position" }]);
});

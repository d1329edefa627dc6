import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatAddress } from "../../../src/channels/channel.ts";
import { startPortal, type TestPortal } from "../../portal/start-portal.ts";
import { fieldIn, type TestBrowser, testBrowser } from "../../portal/test-browser.ts";
import { openChatPage } from "./chat-page.ts";

const ADDRESS = "https://t.me/latchkey_test_bot?start=once";
let portal: TestPortal;
let asked: ChatAddress[];
beforeEach(async () => {
  asked = [];
  const elsewhere = async (chat: ChatAddress) => {
    asked.push(chat);
    return portal.inbox.received.some(({ from }) => from.chat === chat.chat) ? ADDRESS : undefined;
  };
  portal = await startPortal({ elsewhere });
});
afterEach(() => portal.close());

async function withChat(): Promise<TestBrowser> {
  const page = await openChatPage(portal.baseUrl);
  await page.post({ id: randomUUID(), text: "I cannot get in" });
  return page.browser;
}
const tokenOf = async (browser: TestBrowser) => fieldIn(await (await browser.get("/")).text(), "token");
const goOn = async (browser: TestBrowser, headers: Record<string, string> = {}) =>
  browser.post("/chat/continue", "", { "x-page-token": await tokenOf(browser), ...headers });

test("a page of ours gets the address for its own chat, and nobody on the way may keep it", async () => {
  const response = await goOn(await withChat());
  expect([response.status, await response.json()]).toEqual([200, { address: ADDRESS }]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(asked).toEqual([portal.inbox.received[0]?.from]);
});

test.each<[string, Record<string, string>]>([
  ["without the page's token", { "x-page-token": "" }],
  ["with a token of another visitor", { "x-page-token": "x".repeat(43) }],
  ["from another site", { origin: "https://evil.example" }],
  ["from a frame of another site", { "sec-fetch-site": "cross-site" }],
])("%s no address is drawn", async (_how, headers) => {
  const response = await goOn(await withChat(), headers);
  expect([response.status, await response.json()]).toMatchObject([403, { error: "not-our-page" }]);
  expect(asked).toEqual([]);
});

test("a browser without a chat, or with a made-up one, is told that there is nothing to go on with", async () => {
  const browser = testBrowser(portal.baseUrl);
  for (const chat of [undefined, "not-a-token", "A".repeat(43)]) {
    if (chat !== undefined) browser.cookies.set("__Host-latchkey-chat", chat);
    const response = await goOn(browser);
    expect([response.status, await response.json()]).toMatchObject([404, { error: "nothing-open" }]);
  }
  expect(asked.map(({ chat }) => chat)).not.toContain("A".repeat(43));
});

test("looking draws no address: a link preview must not use it up", async () => {
  const browser = await withChat();
  const response = await browser.get("/chat/continue", { "x-page-token": await tokenOf(browser) });
  expect(response.status).toBe(404);
  expect(asked).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from "vitest";
import type { TelegramSettings } from "../../../src/channels/telegram/deps.ts";
import { checkTelegram } from "../../../src/channels/telegram/telegram.ts";
import { openTelegramServer, TEST_TOKEN, type TelegramServer } from "../../doubles/telegram-server/telegram-server.ts";
import { SECRET } from "./bot.ts";

let api: TelegramServer;
beforeEach(async () => {
  api = await openTelegramServer();
});
afterEach(() => api.close());

const BASE = "https://login.example.com";
const FORUM = "-1001234567";
const look = (more: Partial<TelegramSettings> = {}, base = BASE) =>
  checkTelegram({ token: TEST_TOKEN, apiUrl: api.url, webhookSecret: undefined, forum: undefined, ...more }, base);

test("a bot as it should be needs nobody, and is not changed", async () => {
  expect(await look()).toEqual([]);
  expect(await look({ webhookSecret: SECRET })).toEqual([]);
  expect(api.calls.every(({ method }) => method.startsWith("get"))).toBe(true);
});

test("a token that Telegram does not know: copy it anew", async () => {
  const [finding = "", ...others] = await look({ token: "4242:another-token-of-nobody-real" });
  expect([finding, others]).toEqual([expect.stringContaining("BotFather"), []]);
  expect(finding).not.toContain("another-token");
});

test("no way to Telegram: said without the token", async () => {
  const findings = await look({ apiUrl: "http://localhost:9" });
  expect(findings.join()).toMatch(/cannot be reached/u);
  expect(findings.join()).not.toContain("AAtest");
});

test("messages that are brought elsewhere: said with the host only", async () => {
  api.state.webhook = {
    url: "https://other.example/hook?secret=1",
    secret: undefined,
    allowed: undefined,
    connections: 1,
  };
  for (const webhookSecret of [undefined, SECRET]) {
    const findings = (await look({ webhookSecret })).join();
    expect(findings).toContain("https://other.example at present");
    expect(findings).not.toContain("hook");
  }
});

test("a webhook that Telegram cannot reach: what Telegram says about it", async () => {
  const lastError = { at: Date.now(), words: "Connection timed out" };
  api.person({ id: 1 }).say("anybody?");
  api.state.webhook = {
    url: `${BASE}/telegram/webhook`,
    secret: SECRET,
    allowed: undefined,
    connections: 1,
    lastError,
  };
  expect((await look({ webhookSecret: SECRET })).join()).toMatch(/Connection timed out.*PUBLIC_BASE_URL/u);
});

test("a bot that reads all of a group without need: privacy mode on", async () => {
  api.state.bot.can_read_all_group_messages = true;
  expect((await look()).join()).toContain("/setprivacy");
});

test("a forum that the bot is not in, that has no topics, or where it has no rights", async () => {
  expect((await look({ forum: FORUM })).join()).toContain("not in the group");
  const group = api.group({ id: Number(FORUM), type: "supergroup", title: "Support" });
  const findings = (await look({ forum: FORUM })).join();
  expect(findings).toMatch(/no topics.*may not manage topics.*commands only/u);
  group.grant(4242, { status: "administrator", can_manage_topics: true });
  expect((await look({ forum: FORUM })).join()).not.toMatch(/rights|manage/u);
});

test("a forum where the bot has its rights needs nobody", async () => {
  const group = api.group({ id: Number(FORUM), type: "supergroup", title: "Support", is_forum: true });
  group.grant(4242, { status: "administrator", can_manage_topics: true });
  expect(await look({ forum: FORUM })).toEqual([]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { readUnderstanding } from "../../src/app/read-understanding.ts";
import { openDatabase, readFlows } from "../../src/app/serve.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createWorld } from "../../src/app/compose.ts";
import { openTelegramServer } from "../doubles/telegram-server/telegram-server.ts";
import { freePort } from "../support/free-port.ts";
import { latchkey } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-chat-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What lies in the mailbox of a world in which no worker runs: nothing can still be sent by looking. */
async function mailsIn(where: string) {
  const config = readConfig({}, where, systemRandom);
  const store = openDatabase(config);
  const parts = { config, store, ...readFlows(), understanding: readUnderstanding(), onTrouble: () => undefined };
  const world = createWorld({ ...parts, clock: systemClock, random: systemRandom });
  const mails = await world.mail.mailbox?.list();
  world.webChat.close();
  store.close();
  return mails ?? [];
}

test("a piped chat that asks for a new password leaves with the code in the mailbox", async () => {
  const environment = { PORT: String(await freePort()) };
  const input = "I forgot my password\nana@acme.example\n";
  const { code, out, err } = await latchkey(["chat"], { folder, environment, input });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("code is on its way");
  expect(await mailsIn(folder)).toEqual([expect.objectContaining({ to: "ana@acme.example" })]);
}, 120_000);

/**
 * The chat in a terminal is a whole program beside the one that serves. With a bot in the settings it fetched that
 * bot's messages as well: Telegram answers two that do so with a conflict, and people waited for both.
 */
test("a chat in a terminal leaves the messengers to the program that serves", async () => {
  const telegram = await openTelegramServer();
  const where = mkdtempSync(join(tmpdir(), "latchkey-chat-bot-"));
  const settings = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url };
  const environment = { ...settings, PORT: String(await freePort()) };
  const { code, out } = await latchkey(["chat"], { folder: where, environment, input: "hello\n" });
  expect([code, out.includes("keeping you out"), telegram.calls]).toEqual([0, true, []]);
  await telegram.close();
  rmSync(where, { recursive: true });
}, 120_000);

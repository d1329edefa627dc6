import { expect, test } from "vitest";
import { outbound, startBot } from "./bot.ts";

const HOWS = ["bare", "html", { status: 400, description: "Bad Request: BOT_COMMAND_INVALID" }] as const;

test.each(["polling", "webhook"] as const)("by %s, menus that are not taken keep no message out", async (mode) => {
  for (const how of HOWS) {
    const bot = await startBot(mode, {}, (api) => api.fault({ method: "setMyCommands", how, times: Infinity }));
    const ana = bot.api.person({ id: 7 });
    ana.say("hello");
    await bot.api.until(() => bot.received.length === 1 && bot.messenger.health().state === "degraded");
    expect(bot.messenger.health().why).toContain("menu of commands");
    expect(await bot.messenger.send(outbound(7, "hi"))).toMatchObject({ kind: "sent" });
    expect(bot.troubles.filter((one) => !one.includes("menu of commands"))).toEqual([]);
    await bot.close();
  }
});

test("an answer without the fields that the Bot API promises is trouble for later, and the bot lives on", async () => {
  const bot = await startBot();
  const ana = bot.api.person({ id: 7 });
  bot.api.fault({ method: "sendMessage", how: "bare" });
  bot.api.fault({ method: "getUpdates", how: "bare" });
  expect(await bot.messenger.send(outbound(7, "hi"))).toMatchObject({ kind: "later" });
  bot.api.endPoll();
  ana.say("hello");
  await bot.api.until(() => bot.received.length === 1 && bot.messenger.health().state === "ready");
  await bot.close();
});

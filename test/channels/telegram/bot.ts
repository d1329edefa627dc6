import express from "express";
import type { Inbound, Outbound, Inbox } from "../../../src/channels/channel.ts";
import type { TelegramSettings } from "../../../src/channels/telegram/deps.ts";
import { createTelegram } from "../../../src/channels/telegram/telegram.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { openTelegramServer, type TelegramServer, TEST_TOKEN } from "../../doubles/telegram-server/telegram-server.ts";
import { freePort } from "../../support/free-port.ts";
import { shippedWording } from "../../support/shipped-wording.ts";

export const SECRET = "a-secret-of-at-least-16-letters";

/** Keeps what was handed in, each id once, and breaks when it is told to. */
export function keepingInbox() {
  const received: Inbound[] = [];
  const state = { broken: 0, before: () => Promise.resolve() };
  const receive: Inbox["receive"] = async (inbound) => {
    await state.before();
    if (state.broken > 0) {
      state.broken -= 1;
      throw new Error("the disk is full");
    }
    const isThere = received.some(
      (one) =>
        one.messageId === inbound.messageId && one.from.chat === inbound.from.chat && one.from.bot === inbound.from.bot,
    );
    if (isThere) return "duplicate";
    received.push(inbound);
    return "stored";
  };
  const inbox: Inbox = {
    receive,
    history: async () => [],
    sameChat: async (_of, { ids: [first = ""] }) => first,
  };
  return { inbox, received, state };
}

/**
 * The adapter alone, started, before a Bot API server of the tests.
 *
 * @param before what befalls the server before it is asked anything
 */
export async function startBot(
  mode: "polling" | "webhook" = "polling",
  more: Partial<TelegramSettings> = {},
  before: (api: TelegramServer) => void = () => undefined,
) {
  const api = await openTelegramServer();
  const keeping = keepingInbox();
  const port = await freePort();
  const troubles: string[] = [];
  const onTrouble = (where: string, error: unknown) => void troubles.push(`${where} ${String(error)}`);
  const webhookSecret = mode === "webhook" ? SECRET : undefined;
  const settings = { token: TEST_TOKEN, apiUrl: api.url, webhookSecret, forum: undefined, ...more };
  const publicBaseUrl = `http://localhost:${String(port)}`;
  const make = () =>
    createTelegram(settings, {
      inbox: keeping.inbox,
      clock: systemClock,
      wording: shippedWording,
      publicBaseUrl,
      onTrouble,
    });
  const telegram = make();
  const app = express();
  if (telegram.webhook) app.use(telegram.webhook);
  const server = app.listen(port, "127.0.0.1");
  before(api);
  telegram.messenger.start();
  await api.until(() => api.calls.some(({ method }) => method === (mode === "webhook" ? "setWebhook" : "getUpdates")));
  return {
    api,
    telegram,
    messenger: telegram.messenger,
    ...keeping,
    troubles,
    publicBaseUrl,
    settings,
    make,
    close: async () => {
      await telegram.messenger.stop();
      server.closeAllConnections();
      server.close();
      await api.close();
    },
  };
}

export const outbound = (chat: number, text: string, options: Outbound["options"] = []): Outbound => ({
  to: { channel: "telegram", bot: "4242", chat: String(chat) },
  key: crypto.randomUUID(),
  text,
  options,
});

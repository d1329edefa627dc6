import type { Router } from "express";
import { sleep } from "../../shared/schedule.ts";
import type { Forum, Messenger } from "../channel.ts";
import { createAskTelegram } from "./ask-telegram.ts";
import { createForum, createTakeTopic } from "./forum/forum.ts";
import { createLife } from "./lifecycle.ts";
import { botOf, type TelegramDeps, type TelegramSettings } from "./deps.ts";
import { webhookUrl } from "./register.ts";
import { changeText, onceEach, removeMessage, sendText, showTyping } from "./send.ts";
import { createTakeUpdate } from "./take-update.ts";
import { webhookRoute } from "./webhook.ts";

export { checkTelegram } from "./check-telegram.ts";

export interface Telegram {
  readonly messenger: Messenger;
  /** Where Telegram brings messages; missing when they are fetched. */
  readonly webhook: Router | undefined;
  /** Where support agents talk, if a group was named. */
  readonly forum: Forum | undefined;
}

/** The bot of these settings, not started. */
export function createTelegram(settings: TelegramSettings, deps: TelegramDeps): Telegram {
  const { clock, onTrouble, publicBaseUrl, wait = sleep } = deps;
  const { webhookSecret: secret } = settings;
  const ask = createAskTelegram(settings, clock, wait);
  const bot = botOf(settings);
  const self: { username?: string } = {};
  const { forum: group } = settings;
  const elsewhere = createTakeTopic({
    ask,
    bot,
    username: () => self.username,
    group,
    inbox: deps.forumInbox,
    wording: deps.wording,
  });
  const take = createTakeUpdate({ parts: deps, bot, ask, elsewhere });
  const url = webhookUrl(publicBaseUrl);
  const way = secret === undefined ? ({ kind: "polling" } as const) : ({ kind: "webhook", url, secret } as const);
  const life = createLife({
    settings,
    way,
    take,
    clock,
    wording: deps.wording,
    wait,
    onTrouble,
    onName: (name) => void (self.username = name),
  });
  const messenger: Messenger = {
    name: "telegram",
    // Texts: https://core.telegram.org/bots/api#sendmessage. More buttons than that are better read as a list.
    capabilities: { buttons: 8, textLimit: 4096, deletes: true, edits: true },
    send: onceEach((message) => sendText(ask, message)),
    edit: (messageId, message) => changeText(ask, messageId, message),
    remove: (from, messageId) => removeMessage({ ask, clock, wait }, from, messageId),
    typing: (to) => showTyping(ask, to),
    start: () => life.start(),
    stop: () => life.stop(),
    health: () => life.read(),
    link: (payload) => self.username && `https://t.me/${self.username}?start=${encodeURIComponent(payload)}`,
  };
  const webhook = secret === undefined ? undefined : webhookRoute(secret, take, { onTrouble });
  return { messenger, webhook, forum: group === undefined ? undefined : createForum(ask, bot, group) };
}

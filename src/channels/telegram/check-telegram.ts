import { type Api, GrammyError } from "grammy";
import type { ChatMember } from "grammy/types";
import { apiOf } from "./ask-telegram.ts";
import { sentenceFor } from "./health.ts";
import { botOf, type TelegramSettings } from "./deps.ts";
import { unreachable, webhookUrl } from "./register.ts";
import { troubleOf } from "./trouble.ts";

/**
 * Looks at the bot from outside, changing nothing.
 *
 * @returns what needs somebody: one sentence each, with the cure. Empty when all is well
 */
export async function checkTelegram(settings: TelegramSettings, publicBaseUrl: string): Promise<readonly string[]> {
  const api = apiOf(settings);
  try {
    const me = await api.getMe();
    const { webhookSecret: secret, forum } = settings;
    const way = secret === undefined ? await checkFetching(api) : await checkWebhook(api, publicBaseUrl, settings);
    const group = forum === undefined ? privacy(me) : await checkForum(api, forum, botOf(settings), me);
    return [...way, ...group];
  } catch (error) {
    return [sentenceFor(troubleOf(error))];
  }
}

/** Without a desk in a group there is nothing to read in groups. */
const privacy = ({ can_read_all_group_messages: readsAll }: { readonly can_read_all_group_messages: boolean }) =>
  readsAll
    ? [
        "The bot may read everything that is written in groups, and needs none of it: switch privacy mode on at BotFather (/setprivacy, the bot, Enable).",
      ]
    : [];

async function checkFetching(api: Api): Promise<readonly string[]> {
  const { url = "" } = await api.getWebhookInfo();
  if (url === "") return [];
  return [
    `Messages are brought to ${originOf(url)} at present, so they cannot be fetched: the next start of Latchkey ends that; if another program needs them, give Latchkey a bot of its own.`,
  ];
}

async function checkWebhook(api: Api, publicBaseUrl: string, { apiUrl }: TelegramSettings): Promise<readonly string[]> {
  const wanted = webhookUrl(publicBaseUrl);
  const findings: string[] = [];
  if (!isReachable(wanted) && apiUrl === TELEGRAM)
    findings.push(
      `Telegram brings messages only to https on port 443, 80, 88 or 8443, and ${originOf(wanted)} is not that: change PUBLIC_BASE_URL, or set TELEGRAM_MODE=polling.`,
    );
  const { url = "", pending_update_count: waiting, last_error_message: words } = await api.getWebhookInfo();
  if (url !== "" && url !== wanted)
    findings.push(
      `Messages are brought to ${originOf(url)} at present: the next start of Latchkey takes them over; if another program needs them, give Latchkey a bot of its own.`,
    );
  if (url === wanted && waiting > 0 && words !== undefined) findings.push(unreachable(words));
  return findings;
}

const TELEGRAM = "https://api.telegram.org";

function isReachable(url: string): boolean {
  const { protocol, port } = new URL(url);
  return protocol === "https:" && ["", "80", "88", "8443"].includes(port);
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : "another address");

/**
 * Whether support agents can work in this group. @returns sentences with the cure
 * @throws what the Bot API threw, but for a group that it does not know
 */
async function checkForum(
  api: Api,
  forum: string,
  bot: string,
  me: { readonly can_read_all_group_messages: boolean },
): Promise<readonly string[]> {
  const chat = await known(api.getChat(forum));
  if (!chat)
    return ["The bot is not in the group of TELEGRAM_FORUM: add it there as an administrator, or correct the number."];
  const rights = await known(api.getChatMember(forum, Number(bot)));
  const topics = chat.type === "supergroup" && chat.is_forum === true;
  return [
    ...(topics ? [] : ["The group of TELEGRAM_FORUM has no topics: switch Topics on in the settings of the group."]),
    ...(canManageTopics(rights)
      ? []
      : ["The bot may not manage topics in the group of TELEGRAM_FORUM: make it an administrator with Manage topics."]),
    ...(rights?.status === "administrator" || me.can_read_all_group_messages
      ? []
      : [
          "In the group of TELEGRAM_FORUM the bot hears commands only: make it an administrator, or switch privacy mode off at BotFather (/setprivacy).",
        ]),
  ];
}

const canManageTopics = (rights: ChatMember | undefined) =>
  rights?.status === "administrator" && rights.can_manage_topics === true;

async function known<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)) return undefined;
    throw error;
  }
}

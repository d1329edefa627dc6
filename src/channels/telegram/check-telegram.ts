import type { Api } from "grammy";
import { apiOf } from "./ask-telegram.ts";
import { checkForum } from "./check-forum.ts";
import { sentenceFor } from "./health.ts";
import { botOf, type TelegramSettings } from "./parts.ts";
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

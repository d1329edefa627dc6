import type { Api } from "grammy";
import { WANTED } from "./deps.ts";
import { WEBHOOK_PATH } from "./webhook.ts";

/** How updates reach us. */
export type Way =
  { readonly kind: "polling" } | { readonly kind: "webhook"; readonly url: string; readonly secret: string };

export const webhookUrl = (publicBaseUrl: string) => `${publicBaseUrl}${WEBHOOK_PATH}`;

/** Tells Telegram how updates reach us; those that wait stay. @returns our name there. @throws what the Bot API threw */
export async function register(api: Api, way: Way): Promise<string> {
  const { username } = await api.getMe();
  if (way.kind === "polling") await api.deleteWebhook({ drop_pending_updates: false });
  else await api.setWebhook(way.url, { secret_token: way.secret, allowed_updates: [...WANTED] });
  return username;
}

/**
 * Looks whether the webhook still stands, and whether Telegram reaches us.
 *
 * @param since seconds since 1970; older trouble is over
 * @returns `why` says what is wrong; `gone`: somebody else took the webhook
 * @throws what the Bot API threw
 */
export async function inspectWebhook(
  api: Api,
  url: string,
  since: number,
): Promise<{ readonly gone: boolean; readonly why?: string }> {
  const info = await api.getWebhookInfo();
  if (info.url !== url) return { gone: true };
  const { last_error_date: at = 0, last_error_message: words = "", pending_update_count: waiting } = info;
  if (waiting === 0 || at < since) return { gone: false };
  return { gone: false, why: unreachable(words) };
}

export const unreachable = (words: string) =>
  `Telegram cannot bring messages here (${words.slice(0, 120)}). Check that PUBLIC_BASE_URL can be reached from the internet over https.`;

import { badRequest } from "./api-trouble.ts";
import type { Payload } from "./read-payload.ts";
import type { State } from "./state.ts";

export const WEBHOOK_METHODS = {
  setWebhook: (state: State, payload: Payload) => {
    const { url = "", secret_token: secret, allowed_updates: allowed, max_connections: connections = 40 } = payload;
    if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/u.test(secret))
      throw badRequest("secret token contains unallowed characters");
    if (url !== "" && !/^https?:\/\//u.test(url)) throw badRequest("bad webhook: An HTTPS URL must be provided");
    if (payload.drop_pending_updates === true) state.waiting = [];
    state.webhook = url === "" ? undefined : { url, secret, allowed, connections };
    state.news();
    return true;
  },
  deleteWebhook: (state: State, payload: Payload) => {
    if (payload.drop_pending_updates === true) state.waiting = [];
    state.webhook = undefined;
    return true;
  },
  getWebhookInfo: ({ webhook, waiting }: State) => ({
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: waiting.length,
    ...(webhook?.allowed && { allowed_updates: webhook.allowed }),
    ...(webhook && { max_connections: webhook.connections }),
    ...(webhook?.lastError && {
      last_error_date: Math.floor(webhook.lastError.at / 1000),
      last_error_message: webhook.lastError.words,
    }),
  }),
};

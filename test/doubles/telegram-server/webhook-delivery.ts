import type { State, Waiting } from "./state.ts";
import { dropOld, settle } from "./updates.ts";

/** Pause before an update is brought again; Telegram's own grows, a test has less time. */
const RETRY_MILLISECONDS = 30;

/** Brings updates to the webhook: in order within a chat, chats side by side, again and again until it says 2xx. */
export function createWebhookDelivery(state: State, onEnd: () => void) {
  const busy = new Set<number>();
  let closed = false;
  const look = () => {
    if (closed || !state.webhook) return;
    dropOld(state);
    for (const one of state.waiting) if (!busy.has(one.chat) && busy.size < state.webhook.connections) start(one);
  };
  const start = (one: Waiting) => {
    busy.add(one.chat);
    void bring(state, one).then((taken) => {
      busy.delete(one.chat);
      if (taken) look();
      else if (!closed) setTimeout(look, RETRY_MILLISECONDS).unref();
      onEnd();
    });
  };
  const close = () => {
    closed = true;
  };
  return { look, close };
}

async function bring(state: State, { update }: Waiting): Promise<boolean> {
  const { webhook } = state;
  if (!webhook) return false;
  const secret = webhook.secret === undefined ? {} : { "x-telegram-bot-api-secret-token": webhook.secret };
  const headers = { "content-type": "application/json", ...secret };
  try {
    const body = JSON.stringify(update);
    const response = await fetch(webhook.url, { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) });
    await response.text();
    if (response.ok) settle(state, update);
    else webhook.lastError = { at: state.now(), words: `Wrong response from the webhook: ${String(response.status)}` };
    return response.ok;
  } catch {
    webhook.lastError = { at: state.now(), words: "Connection refused" };
    return false;
  }
}

import { z } from "zod";
import { type Clock, MINUTE, SECOND } from "../../shared/clock.ts";
import type { Wait } from "../../shared/schedule.ts";
import type { ChatAddress, Outbound, SendResult } from "../channel.ts";
import type { Answer, AskTelegram } from "./ask-telegram.ts";
import { keyboardOf, wellFormed } from "./keyboard.ts";

/** Words are only words: no mark-up is read in them, and no page behind a link is shown. */
export const PLAIN = { link_preview_options: { is_disabled: true } } as const;

const Sent = z.object({ message_id: z.number() });

export async function sendText(ask: AskTelegram, message: Outbound): Promise<SendResult> {
  const { chat } = message.to;
  const text = wellFormed(message.text);
  const keyboard = message.options.length > 0 ? { reply_markup: keyboardOf(message.options) } : {};
  return sentBy(await ask.write(chat, (api) => api.sendMessage(chat, text, { ...PLAIN, ...keyboard })));
}

export async function changeText(ask: AskTelegram, messageId: string, message: Outbound): Promise<SendResult> {
  const { chat } = message.to;
  const number = numberIn(messageId);
  const text = wellFormed(message.text);
  if (number === undefined) return { kind: "refused", why: "it is no message of Telegram" };
  const more = { ...PLAIN, reply_markup: keyboardOf(message.options) };
  const answer = await ask.write(chat, (api) => api.editMessageText(chat, number, text, more));
  return answer.kind === "done" || answer.kind === "unchanged" ? { kind: "sent", messageId } : answer;
}

export function sentBy(answer: Answer<unknown>): SendResult {
  if (answer.kind === "unchanged") return { kind: "sent" };
  if (answer.kind !== "done") return answer;
  const sent = Sent.safeParse(answer.value);
  return sent.success ? { kind: "sent", messageId: String(sent.data.message_id) } : { kind: "sent" };
}

/** Our ids of a message, and of a change to it, name the number of the message. */
export function numberIn(messageId: string): number | undefined {
  const digits = /^(?:edit:)?(\d{1,15})(?::\d+)?$/u.exec(messageId)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Somebody is at it. Nobody waits for this. */
export async function showTyping(ask: AskTelegram, { chat }: ChatAddress): Promise<void> {
  await ask.touch(chat, (api) => api.sendChatAction(chat, "typing"));
}

const TRIES = 4;

/**
 * Takes away a message in which something secret stood. It is tried a few times, for nothing else reminds us of it;
 * Telegram lets us delete within 48 hours.
 */
export async function removeMessage(
  { ask, clock, wait }: { readonly ask: AskTelegram; readonly clock: Clock; readonly wait: Wait },
  { chat }: ChatAddress,
  messageId: string,
): Promise<void> {
  const number = numberIn(messageId);
  if (number === undefined) return;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const answer = await ask.touch(chat, (api) => api.deleteMessage(chat, number));
    if (answer.kind !== "later") return;
    const pause = answer.notBefore === undefined ? SECOND * 2 ** tried : answer.notBefore - clock.now();
    if (pause > MINUTE) return;
    await wait(pause);
  }
}

/** So many are remembered: more than can be under way at once. */
const ROOM = 5000;

/**
 * Sends each key once. A long text goes out in parts, and when a later one fails, all are handed in again; Telegram takes
 * no key that would tell it so. Kept in memory: after a crash a part may come twice.
 */
export function onceEach(send: (message: Outbound) => Promise<SendResult>): (message: Outbound) => Promise<SendResult> {
  const sent = new Map<string, SendResult>();
  return async (message) => {
    const before = sent.get(message.key);
    if (before) return before;
    const result = await send(message);
    if (result.kind === "sent") sent.set(message.key, result);
    const [oldest] = sent.keys();
    if (sent.size > ROOM && oldest !== undefined) sent.delete(oldest);
    return result;
  };
}

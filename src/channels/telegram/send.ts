import { z } from "zod";
import type { ChatAddress, Outbound, SendResult } from "../channel.ts";
import type { Answer, AskTelegram } from "./ask-telegram.ts";
import { keyboardOf } from "./keyboard.ts";
import { wellFormed } from "./well-formed.ts";

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
  const [number, text] = [numberIn(messageId), wellFormed(message.text)];
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

import type { Client } from "whatsapp-web.js";
import { tellError } from "../tell-error.ts";
import type { Answer, Order } from "../wire.ts";
import type { Names } from "./names.ts";
import { readOwn } from "./read-message.ts";

type Send = Extract<Order, { readonly kind: "send" }>;

/**
 * The page's words for a chat that it does not find. After a change of the page it said so of everybody who wrote: they
 * tell something about the page, never about the person.
 */
const UNKNOWN = /No LID for user|invalid wid/iu;

export const isChatUnknown = (error: unknown): boolean => UNKNOWN.test(tellError(error));

const NOBODY: Answer = { kind: "refused", why: "WhatsApp knows no such chat." };

/**
 * Puts a message into the page. A chat that the page does not find is looked up anew and tried once more under its other
 * name. Refused is only what WhatsApp's servers have no account for and what never wrote to us; all else is tried again.
 */
export async function sendNow(client: Client, names: Names, order: Send): Promise<Answer> {
  const first = await putIn(client, order.chat, order.text);
  if (first !== "unknown") return first;
  const other = (await names.anew(order.chat)).find((name) => name !== order.chat);
  const second = other === undefined ? "unknown" : await putIn(client, other, order.text);
  if (second !== "unknown") return second;
  if (!order.wrote && (await hasNoAccount(client, order.chat))) return NOBODY;
  return { kind: "failed", why: "WhatsApp's page does not find a chat (No LID for user)" };
}

async function putIn(client: Client, chat: string, text: string): Promise<Answer | "unknown"> {
  const options = { sendSeen: false, linkPreview: false, parseVCards: false, waitUntilMsgSent: true };
  try {
    const sent = readOwn(await client.sendMessage(chat, text, options));
    // The library promises a message. Without one it may be out all the same, so the next try looks for it first.
    return sent ? { kind: "sent", id: sent.id } : { kind: "failed", why: "WhatsApp's page named no message" };
  } catch (error) {
    return isChatUnknown(error) ? "unknown" : { kind: "failed", why: tellError(error) };
  }
}

/** Asks the servers, who know it for certain of a phone number, and of nothing else. */
async function hasNoAccount(client: Client, chat: string): Promise<boolean> {
  if (!chat.endsWith("@c.us")) return false;
  // The library promises an id; there is none for a number without an account.
  const found: unknown = await client.getNumberId(chat);
  return found === null;
}

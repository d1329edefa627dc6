import type { Client, Message } from "whatsapp-web.js";
import { MINUTE, systemClock } from "../../../shared/clock.ts";
import type { Answer, Order } from "../wire.ts";
import type { Names } from "./names.ts";

/** WhatsApp lets people change a message for so long. */
const EDITABLE = 15 * MINUTE;

/** Puts another text into a message of ours. Refused when it is too old, gone, or somebody else's. */
export async function editMessage(
  client: Client,
  names: Names,
  { chat, messageId, text }: Extract<Order, { readonly kind: "edit" }>,
): Promise<Answer> {
  const found = await findOwn(client, await names.of(chat), messageId);
  if (!found) return { kind: "refused", why: "The message is not there any more." };
  if (systemClock.now() - found.timestamp * 1000 > EDITABLE)
    return { kind: "refused", why: "It was sent more than 15 minutes ago." };
  const edited: unknown = await found.edit(text, { linkPreview: false });
  return edited ? { kind: "sent", id: messageId } : { kind: "refused", why: "WhatsApp does not change it." };
}

/** WhatsApp names a message by its chat, and the chat has two names. */
async function findOwn(client: Client, chats: readonly string[], messageId: string): Promise<Message | undefined> {
  for (const chat of chats) {
    const found = await look(client, `true_${chat}_${messageId}`);
    if (found) return found;
  }
  return undefined;
}

/** The library promises a message; there may be none. */
const look = (client: Client, id: string): Promise<Message | null> => client.getMessageById(id);

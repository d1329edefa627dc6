import { ApiTrouble, badRequest } from "./api-trouble.ts";
import type { Payload } from "./read-payload.ts";
import type { Chat, Message, State } from "./state.ts";

/** @throws ApiTrouble when the bot does not know the chat, or may not write there */
export function chatOf(state: State, id: number | undefined, why: "write" | "look" = "write"): Chat {
  const chat = id === undefined ? undefined : state.chats.get(id);
  if (!chat) throw badRequest("chat not found");
  if (why === "write" && chat.access !== "open") throw new ApiTrouble(403, CLOSED[chat.access]);
  return chat;
}

const CLOSED = {
  blocked: "Forbidden: bot was blocked by the user",
  "never-started": "Forbidden: bot can't initiate conversation with a user",
  kicked: "Forbidden: bot was kicked from the supergroup chat",
} as const;

/** A message of the bot that it wants to change. @throws ApiTrouble when there is none, or it is not the bot's */
export function ownMessage(state: State, payload: Payload): { readonly chat: Chat; readonly message: Message } {
  const chat = chatOf(state, payload.chat_id);
  const message = chat.messages.get(payload.message_id ?? 0);
  if (!message) throw badRequest("message to edit not found");
  if (message.from?.id !== state.bot.id) throw badRequest("message can't be edited");
  return { chat, message };
}

import { and, count, eq, gt } from "drizzle-orm";
import { conversations, inbox } from "../../../db/schema/conversation.ts";
import { linkedChats } from "../../../db/schema/linked-chats.ts";
import type { Arrival } from "../../conversation/ports.ts";
import type { ConversationId } from "../../shared/brand.ts";
import { addLine, findChat } from "./conversations.ts";
import { releaseLines } from "./deliveries.ts";
import { stands } from "./linked-chats.ts";
import type { Queries } from "./database.ts";

/** Stores a message, inside the caller's transaction, unless its id is reserved already. @param fresh id for a new chat */
export function receive(queries: Queries, arrival: Arrival, fresh: ConversationId): "stored" | "duplicate" {
  const key = `message:${arrival.messageId}`;
  const id = findChat(queries, arrival.from)?.id ?? openConversation(queries, arrival, fresh);
  if (isReserved(queries, id, key)) return "duplicate";
  const { seenFrom, devices } = arrival;
  if (seenFrom !== undefined)
    queries
      .update(conversations)
      .set({ seenFrom, devices: devices ?? [] })
      .where(eq(conversations.id, id))
      .run();
  const { linkIdleAt: idleAt } = arrival;
  queries
    .update(linkedChats)
    .set({ idleAt })
    .where(and(eq(linkedChats.conversation, id), stands(arrival.now)))
    .run();
  const { body, notices, line, status } = arrival.decide({
    conversation: id,
    recent: recentMessages(queries, id, arrival),
  });
  const { messageId, now } = arrival;
  const seen = status === "done";
  const sequence = addLine(queries, id, { speaker: "person", text: line, options: [], at: now, messageId, seen });
  queries
    .insert(inbox)
    .values({ conversation: id, key, body, notices, personal: true, line: sequence, at: now, status, failures: 0 })
    .run();
  releaseLines(queries, id, arrival);
  return "stored";
}

function openConversation(queries: Queries, { from, language, now }: Arrival, id: ConversationId): ConversationId {
  const { channel, bot, chat } = from;
  queries.insert(conversations).values({ id, channel, bot, chat, language, turn: 0, lines: 0, openedAt: now }).run();
  return id;
}

const isReserved = (queries: Queries, id: ConversationId, key: string) =>
  queries
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(eq(inbox.conversation, id), eq(inbox.key, key)))
    .get() !== undefined;

function recentMessages(queries: Queries, id: ConversationId, { paceFrom }: Arrival): number {
  const recent = and(eq(inbox.conversation, id), eq(inbox.personal, true), gt(inbox.at, paceFrom));
  return queries.select({ rows: count() }).from(inbox).where(recent).get()?.rows ?? 0;
}

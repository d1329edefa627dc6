import { and, asc, eq, gt } from "drizzle-orm";
import { chatLines } from "../../../db/schema/conversation.ts";
import type { ChatAddress, ChatLine } from "../../channels/channel.ts";
import type { ConversationId } from "../../shared/brand.ts";
import { findChat } from "./load-conversation.ts";
import type { Queries } from "./open.ts";

/** So many lines are read at once; whoever wants more asks again from the last one on. */
const LINES_AT_ONCE = 500;

export function readHistory(queries: Queries, chat: ChatAddress, after: number): readonly ChatLine[] {
  const found = findChat(queries, chat);
  return found ? readLines(queries, found.id, after) : [];
}

/** Lines after number `after`, oldest first. */
export const readLines = (queries: Queries, id: ConversationId, after: number): readonly ChatLine[] =>
  queries
    .select()
    .from(chatLines)
    .where(and(eq(chatLines.conversation, id), gt(chatLines.sequence, after)))
    .orderBy(asc(chatLines.sequence))
    .limit(LINES_AT_ONCE)
    .all()
    .map(lineOf);

function lineOf(row: typeof chatLines.$inferSelect): ChatLine {
  const { sequence, speaker, text, options, at, messageId, seen } = row;
  return { sequence, from: speaker, text, options, at, seen, ...(messageId === null ? {} : { messageId }) };
}

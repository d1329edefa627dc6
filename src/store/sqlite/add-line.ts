import { eq, sql } from "drizzle-orm";
import { chatLines, conversations } from "../../../db/schema/conversation.ts";
import type { ConversationId } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

type Line = Omit<typeof chatLines.$inferInsert, "conversation" | "sequence">;

/** Adds a line to a chat, inside the caller's transaction. @returns its number */
export function addLine(queries: Queries, conversation: ConversationId, line: Line): number {
  const sequence = queries
    .update(conversations)
    .set({ lines: sql`${conversations.lines} + 1` })
    .where(eq(conversations.id, conversation))
    .returning({ lines: conversations.lines })
    .get().lines;
  queries
    .insert(chatLines)
    .values({ ...line, conversation, sequence })
    .run();
  return sequence;
}

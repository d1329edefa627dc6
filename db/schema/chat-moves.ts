import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ConversationId, Instant, TokenHash } from "../../src/shared/brand.ts";
import { conversations } from "./conversation.ts";

/** Single-use tokens with which a chat goes on in a messenger. Hashes only. */
export const chatMoves = sqliteTable("chat_moves", {
  hash: text("hash").$type<TokenHash>().primaryKey(),
  /** The chat that goes on elsewhere. */
  conversation: text("conversation")
    .$type<ConversationId>()
    .notNull()
    .references(() => conversations.id, { onDelete: "cascade" }),
  drawnAt: integer("drawn_at").$type<Instant>().notNull(),
  expiresAt: integer("expires_at").$type<Instant>().notNull(),
  /** Never set back. */
  usedAt: integer("used_at").$type<Instant>(),
});

import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ConversationId, Instant, TokenHash } from "../../src/shared/brand.ts";

/** Links of chats to the page that reads the address of whoever presses its button. */
export const addressPages = sqliteTable(
  "address_pages",
  {
    hash: text("hash").$type<TokenHash>().primaryKey(),
    conversation: text("conversation").$type<ConversationId>().notNull(),
    madeAt: integer("made_at").$type<Instant>().notNull(),
    expiresAt: integer("expires_at").$type<Instant>().notNull(),
    /** As the server saw it; missing until the button is pressed. */
    address: text("address"),
  },
  (table) => [index("address_pages_conversation").on(table.conversation, table.madeAt)],
);

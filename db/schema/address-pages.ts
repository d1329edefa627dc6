import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ConversationId, Instant, TokenHash } from "../../src/shared/brand.ts";
import { sequenceIn } from "./sequence.ts";

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
    sequence: sequenceIn("address_pages"),
  },
  (table) => [
    index("address_pages_conversation").on(table.conversation, table.madeAt),
    index("address_pages_sequence").on(table.sequence),
  ],
);

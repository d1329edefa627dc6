import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { type AccountId, type ConversationId, type Instant, instant, type LinkMac } from "../../src/shared/brand.ts";
import { accounts } from "./auth.ts";
import { sequenceIn } from "./sequence.ts";

/** Codes that are shown once on a profile and typed in the chat that is to be linked. MACs only. */
export const linkCodes = sqliteTable(
  "link_codes",
  {
    mac: text("mac").$type<LinkMac>().primaryKey(),
    account: text("account")
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    drawnAt: integer("drawn_at").$type<Instant>().notNull(),
    expiresAt: integer("expires_at").$type<Instant>().notNull(),
    /** Used, or replaced by a newer one. Never set back. */
    endedAt: integer("ended_at").$type<Instant>(),
    sequence: sequenceIn("link_codes"),
  },
  (table) => [index("link_codes_account").on(table.account), index("link_codes_sequence").on(table.sequence)],
);

/** Every try at a link code, for the budget of the conversation it was typed in. */
export const linkTries = sqliteTable(
  "link_tries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    conversation: text("conversation").$type<ConversationId>().notNull(),
    at: integer("at").$type<Instant>().notNull(),
  },
  (table) => [index("link_tries_conversation").on(table.conversation, table.at)],
);

/** Chats in which the owner of an account can decide requests. A chat is linked to one account at most. */
export const linkedChats = sqliteTable(
  "linked_chats",
  {
    id: text("id").primaryKey(),
    account: text("account")
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    conversation: text("conversation").$type<ConversationId>().notNull(),
    channel: text("channel").notNull(),
    linkedAt: integer("linked_at").$type<Instant>().notNull(),
    /** Moved on by every message of that chat; from this moment on it counts for nothing. */
    idleAt: integer("idle_at").$type<Instant>().notNull().default(instant(0)),
    endedAt: integer("ended_at").$type<Instant>(),
    sequence: sequenceIn("linked_chats"),
  },
  (table) => [
    uniqueIndex("linked_chats_conversation")
      .on(table.conversation)
      .where(sql`ended_at is null`),
    index("linked_chats_account").on(table.account),
    index("linked_chats_sequence").on(table.sequence),
    index("linked_chats_idle")
      .on(table.idleAt)
      .where(sql`ended_at is null`),
  ],
);

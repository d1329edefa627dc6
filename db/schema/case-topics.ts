import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { TopicPost } from "../../src/conversation/ports.ts";
import type { AccountId, ConversationId, Instant } from "../../src/shared/brand.ts";
import { accounts } from "./auth.ts";
import { cases } from "./conversation-outbox.ts";

const ofCase = () =>
  text("case")
    .notNull()
    .references(() => cases.number, { onDelete: "cascade" });

/** How far each case is shown where support agents talk. Times are milliseconds since 1970-01-01 UTC. */
export const caseTopics = sqliteTable(
  "case_topics",
  {
    /** Names the bot and the group. */
    place: text("place").notNull(),
    case: ofCase(),
    /** How the messenger names the topic; empty until it was opened. */
    topic: text("topic"),
    /** The dossier is shown. */
    introduced: integer("introduced", { mode: "boolean" }).notNull(),
    /** Lines of the chat up to this one are shown. */
    mirrored: integer("mirrored").notNull(),
    closed: integer("closed", { mode: "boolean" }).notNull(),
    /** Topics that took nothing any more, and were left for a new one. */
    lost: integer("lost").notNull(),
    /** Tries in a row that came to nothing. */
    tries: integer("tries").notNull(),
    /** From this moment on whoever comes first may go on; while somebody does, the end of their lease. */
    nextTry: integer("next_try").$type<Instant>().notNull(),
    lease: text("lease"),
    /** The start of the program that has it in hand; a later start frees what one that is gone held. */
    heldBy: text("held_by"),
    /** What the messenger last said. */
    why: text("why"),
  },
  (table) => [
    primaryKey({ columns: [table.place, table.case] }),
    uniqueIndex("case_topics_topic").on(table.place, table.topic),
    index("case_topics_due").on(table.place, table.nextTry),
    index("case_topics_held")
      .on(table.heldBy)
      .where(sql`held_by is not null`),
  ],
);

/** What is to be shown besides the lines of the chat. */
export const topicPosts = sqliteTable(
  "topic_posts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    place: text("place").notNull(),
    case: ofCase(),
    /** The same thing twice is shown once. */
    key: text("key").notNull().unique(),
    post: text("post", { mode: "json" }).$type<TopicPost>().notNull(),
    doneAt: integer("done_at").$type<Instant>(),
  },
  (table) => [index("topic_posts_due").on(table.place, table.case, table.doneAt)],
);

/**
 * Which lines of the chat a message of an agent became: the first one, then its corrections. They are not shown in the
 * topic again.
 */
export const topicMessages = sqliteTable(
  "topic_messages",
  {
    place: text("place").notNull(),
    messageId: text("message_id").notNull(),
    case: ofCase(),
    conversation: text("conversation").$type<ConversationId>().notNull(),
    sequence: integer("sequence").notNull(),
    /** What they wrote, secrets cut. */
    text: text("text").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.place, table.messageId, table.sequence] }),
    index("topic_messages_line").on(table.conversation, table.sequence),
  ],
);

/** What agents keep with a case for each other. Never shown to the person. */
export const caseNotes = sqliteTable(
  "case_notes",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    case: ofCase(),
    /** Absent once they are no longer here; then `author` is what they were called. */
    by: text("by")
      .$type<AccountId>()
      .references(() => accounts.id),
    author: text("author"),
    text: text("text").notNull(),
    at: integer("at").$type<Instant>().notNull(),
  },
  (table) => [index("case_notes_case").on(table.case)],
);

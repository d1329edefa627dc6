import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ChannelName } from "../../src/channels/channel.ts";
import type { Dossier, QueuedEffect } from "../../src/conversation/ports.ts";
import type { AccountId, ConversationId, Instant, IdempotencyKey } from "../../src/shared/brand.ts";
import { accounts } from "./auth.ts";
import { conversations } from "./conversation.ts";
import { sequenceIn } from "./sequence.ts";

const conversation = () =>
  text("conversation")
    .$type<ConversationId>()
    .notNull()
    .references(() => conversations.id, { onDelete: "cascade" });

/** Lines of the agent on their way to the messenger. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    /** `conversation:turn:n`, the same at every try. */
    key: text("key").primaryKey(),
    conversation: conversation(),
    channel: text("channel").$type<ChannelName>().notNull(),
    /** The line in the chat. */
    sequence: integer("sequence").notNull(),
    /** The request whose card or buttons it shows. */
    about: text("about"),
    /** An earlier line of this chat that it stands in place of, where the messenger can change what it showed. */
    replaces: integer("replaces"),
    /** It is for that earlier line only: where that cannot be changed, nothing is said. */
    replacesOnly: integer("replaces_only", { mode: "boolean" }).notNull().default(false),
    /** How the messenger named it. */
    messageId: text("message_id"),
    status: text("status", { enum: ["queued", "sent", "refused"] }).notNull(),
    tries: integer("tries").notNull(),
    /** From this moment on whoever comes first may try; while somebody does, the end of their lease. */
    nextTry: integer("next_try").$type<Instant>().notNull(),
    lease: text("lease"),
    /** The start of the program that has it in hand; a later start frees what one that is gone held. */
    heldBy: text("held_by"),
    /** What the messenger last said. */
    why: text("why"),
  },
  (table) => [
    index("deliveries_due").on(table.status, table.nextTry),
    index("deliveries_order").on(table.conversation, table.status, table.sequence),
    index("deliveries_held")
      .on(table.heldBy)
      .where(sql`held_by is not null`),
  ],
);

/** Checks and acts that a turn wants done; each is answered by one inbox row. */
export const works = sqliteTable(
  "works",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** `conversation:turn:n`: everything done for it happens at most once. */
    key: text("key").$type<IdempotencyKey>().notNull().unique(),
    conversation: conversation(),
    episode: integer("episode").notNull(),
    task: text("task", { mode: "json" }).$type<QueuedEffect>().notNull(),
    /** `asleep`: somebody else decides, perhaps for days; it holds up no other work. */
    status: text("status", { enum: ["waiting", "asleep", "done"] }).notNull(),
    /** Times it threw. A process that was killed says nothing against the work. */
    failures: integer("failures").notNull(),
    nextTry: integer("next_try").$type<Instant>().notNull(),
    /** The start of the program that has it in hand; a later start frees what one that is gone held. */
    heldBy: text("held_by"),
    outcome: text("outcome"),
  },
  (table) => [
    index("works_due").on(table.status, table.nextTry),
    index("works_order").on(table.conversation, table.status),
    index("works_held")
      .on(table.heldBy)
      .where(sql`held_by is not null`),
  ],
);

/** At most one alarm for each conversation: nobody has written for a while. */
export const timers = sqliteTable(
  "timers",
  {
    conversation: conversation().primaryKey(),
    /** Turn that set it: an alarm that was set anew is another one. */
    generation: integer("generation").notNull(),
    dueAt: integer("due_at").$type<Instant>().notNull(),
    rang: integer("rang", { mode: "boolean" }).notNull(),
  },
  (table) => [index("timers_due").on(table.rang, table.dueAt)],
);

/** Cases that people take over. */
export const cases = sqliteTable(
  "cases",
  {
    /** Short, to be read out: `K7Q2`. */
    number: text("number").primaryKey(),
    conversation: conversation(),
    episode: integer("episode").notNull(),
    dossier: text("dossier", { mode: "json" }).$type<Dossier>().notNull(),
    openedAt: integer("opened_at").$type<Instant>().notNull(),
    /** The person was told once that the case waits. */
    reminded: integer("reminded", { mode: "boolean" }).notNull().default(false),
    claimedBy: text("claimed_by")
      .$type<AccountId>()
      .references(() => accounts.id),
    /** Lines that support has said for it. */
    said: integer("said").notNull().default(0),
    closedAt: integer("closed_at").$type<Instant>(),
    sequence: sequenceIn("cases"),
  },
  (table) => [
    index("cases_newest").on(table.openedAt),
    index("cases_conversation").on(table.conversation, table.closedAt),
    index("cases_closed").on(table.closedAt),
    index("cases_sequence").on(table.sequence),
  ],
);

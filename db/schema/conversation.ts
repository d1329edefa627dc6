import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { ChannelName } from "../../src/channels/channel.ts";
import type { Advice, Asked, Held, InboxBody, Notice } from "../../src/conversation/ports.ts";
import type { EpisodeOutcome, Fact, Flow } from "../../src/engine/engine.ts";
import type { AccountId, ConversationId, Instant, LibraryHash, TokenHash } from "../../src/shared/brand.ts";
import type { Language } from "../../src/shared/language.ts";

/** One row for each chat that ever wrote. Times are milliseconds since 1970-01-01 UTC. */
export const conversations = sqliteTable(
  "conversations",
  {
    id: text("id").$type<ConversationId>().primaryKey(),
    channel: text("channel").$type<ChannelName>().notNull(),
    bot: text("bot").notNull(),
    chat: text("chat").notNull(),
    language: text("language").$type<Language>().notNull(),
    /** Turns taken so far: two turns at once would count to the same number, and one of them is refused. */
    turn: integer("turn").notNull(),
    /** Lines in the chat so far. */
    lines: integer("lines").notNull(),
    openedAt: integer("opened_at").$type<Instant>().notNull(),
    /** Network address of the newest message, where the channel knows it. */
    seenFrom: text("seen_from"),
    /** What the agent keeps back, to say it together with what comes of the work under way. */
    held: text("held", { mode: "json" }).$type<Held>(),
    /** The question that was put last, and with which line. */
    asked: text("asked", { mode: "json" }).$type<Asked>(),
    /** Devices that the browser of the newest message showed. */
    devices: text("devices", { mode: "json" }).$type<readonly TokenHash[]>(),
  },
  (table) => [
    uniqueIndex("conversations_address").on(table.channel, table.bot, table.chat),
    /** The few that are looked through at every round. */
    index("conversations_held")
      .on(table.id)
      .where(sql`held is not null`),
  ],
);

/** Ids under which a platform names a chat; the row says under which it is kept. */
export const chatAliases = sqliteTable(
  "chat_aliases",
  {
    channel: text("channel").$type<ChannelName>().notNull(),
    bot: text("bot").notNull(),
    alias: text("alias").notNull(),
    chat: text("chat").notNull(),
    /** Names the person's account at the platform; other names, such as a number, pass on to somebody else one day. */
    lasting: integer("lasting", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.channel, table.bot, table.alias] }),
    index("chat_aliases_chat").on(table.channel, table.bot, table.chat),
  ],
);

const conversation = () =>
  text("conversation")
    .$type<ConversationId>()
    .notNull()
    .references(() => conversations.id, { onDelete: "cascade" });

/** Compiled flows of every version that an episode was ever started with. */
export const flowLibraries = sqliteTable("flow_libraries", {
  hash: text("hash").$type<LibraryHash>().primaryKey(),
  flows: text("flows", { mode: "json" }).$type<Readonly<Record<string, Flow>>>().notNull(),
  keptAt: integer("kept_at").$type<Instant>().notNull(),
});

/** One trouble from the first word to its end, on one version of the flows. */
export const episodes = sqliteTable(
  "episodes",
  {
    conversation: conversation(),
    number: integer("number").notNull(),
    library: text("library")
      .$type<LibraryHash>()
      .notNull()
      .references(() => flowLibraries.hash),
    openedAt: integer("opened_at").$type<Instant>().notNull(),
    /** Whose mailbox was proved in it last, and when: what a later sign-in is recognised by. */
    account: text("account").$type<AccountId>(),
    provedAt: integer("proved_at").$type<Instant>(),
    endedAt: integer("ended_at").$type<Instant>(),
    outcome: text("outcome").$type<EpisodeOutcome>(),
    flow: text("flow"),
  },
  (table) => [
    primaryKey({ columns: [table.conversation, table.number] }),
    /** What the sign-in watch looks through at every round. */
    index("episodes_watched")
      .on(table.account)
      .where(sql`ended_at is null and account is not null`),
  ],
);

/** What happened in an episode, in order. Rows are added and never changed. Codes are in here as MACs only. */
export const facts = sqliteTable(
  "facts",
  {
    conversation: conversation(),
    episode: integer("episode").notNull(),
    position: integer("position").notNull(),
    fact: text("fact", { mode: "json" }).$type<Fact>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.conversation, table.episode, table.position] })],
);

/** Everything that reaches a conversation, secrets cut. */
export const inbox = sqliteTable(
  "inbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    conversation: conversation(),
    /** `message:<id of the platform>`, `result:<key of the work>`, `silence:…`, `signed-in:…`: reserved once. */
    key: text("key").notNull(),
    body: text("body", { mode: "json" }).$type<InboxBody>().notNull(),
    /** What the agent says about the message itself, before its answer. */
    notices: text("notices", { mode: "json" }).$type<readonly Notice[]>().notNull(),
    /** From the person: counts towards the pace, and waits while work is under way. */
    personal: integer("personal", { mode: "boolean" }).notNull(),
    /** Of a message: its line in the chat. */
    line: integer("line"),
    at: integer("at").$type<Instant>().notNull(),
    status: text("status", { enum: ["waiting", "done", "dropped", "failed"] }).notNull(),
    /** Turns that broke on it. */
    failures: integer("failures").notNull(),
    /** Of a message whose trouble is not clear: what came of asking a language model. */
    advice: text("advice", { mode: "json" }).$type<Advice>(),
  },
  (table) => [
    uniqueIndex("inbox_key").on(table.conversation, table.key),
    index("inbox_waiting").on(table.status, table.conversation),
    index("inbox_pace").on(table.conversation, table.personal, table.at),
  ],
);

/** The chat as both sides have seen it, secrets cut. */
export const chatLines = sqliteTable(
  "chat_lines",
  {
    conversation: conversation(),
    sequence: integer("sequence").notNull(),
    speaker: text("speaker", { enum: ["person", "agent"] }).notNull(),
    text: text("text").notNull(),
    options: text("options", { mode: "json" })
      .$type<readonly { readonly id: string; readonly label: string }[]>()
      .notNull(),
    at: integer("at").$type<Instant>().notNull(),
    messageId: text("message_id"),
    seen: integer("seen", { mode: "boolean" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.conversation, table.sequence] })],
);

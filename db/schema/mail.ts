import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Instant, Sealed } from "../../src/shared/brand.ts";
import type { Language } from "../../src/shared/language.ts";
import type { MailOrder, MailTemplate } from "../../src/shared/mail-order.ts";
import { sequenceIn } from "./sequence.ts";

/**
 * Outbox and delivery ledger in one. No row holds an address: the recipient is read from the account, or from
 * the mailbox claim, when the mail is sent. Times are milliseconds since 1970-01-01 UTC.
 */
export const mails = sqliteTable(
  "mails",
  {
    id: text("id").primaryKey(),
    template: text("template").$type<MailTemplate>().notNull(),
    recipient: text("recipient").$type<MailOrder["to"]>().notNull(),
    language: text("language").$type<Language>().notNull(),
    details: text("details", { mode: "json" }).$type<MailOrder["details"]>().notNull(),
    /** Wiped as soon as the mail is done. */
    secrets: text("secrets").$type<Sealed>(),
    queuedAt: integer("queued_at").$type<Instant>().notNull(),
    notAfter: integer("not_after").$type<Instant>(),
    status: text("status", { enum: ["queued", "accepted", "deferred", "bounced", "expired", "dropped"] }).notNull(),
    /** Counted before the server is spoken to, so that a killed try counts as well. */
    tries: integer("tries").notNull(),
    /** Somebody waits for it before their mailbox: it goes before mere notices. */
    awaited: integer("awaited", { mode: "boolean" }).notNull().default(false),
    /** From this moment on whoever comes first may try it; while somebody does, the end of their lease. Absent once done. */
    nextTry: integer("next_try").$type<Instant>(),
    /** What the server last said: first line, shortened, without addresses. */
    reply: text("reply"),
    settledAt: integer("settled_at").$type<Instant>(),
    /** Who tried it last, and may still be trying. */
    lease: text("lease"),
    /** The start of the program that has it in hand; a later start frees what one that is gone held. */
    heldBy: text("held_by"),
    sequence: sequenceIn("mails"),
  },
  (table) => [
    index("mails_waiting")
      .on(table.awaited, table.nextTry, table.sequence)
      .where(sql`next_try is not null`),
    index("mails_held")
      .on(table.heldBy)
      .where(sql`held_by is not null`),
    index("mails_delivery").on(table.recipient, table.template, table.queuedAt),
    index("mails_sequence").on(table.sequence),
  ],
);

/** Every try of every mail: when, and what came of it. */
export const mailAttempts = sqliteTable(
  "mail_attempts",
  {
    mail: text("mail")
      .notNull()
      .references(() => mails.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    startedAt: integer("started_at").$type<Instant>().notNull(),
    endedAt: integer("ended_at").$type<Instant>(),
    /** `unknown`: the sender was stopped in the middle, and nobody can tell how far it came. */
    outcome: text("outcome", { enum: ["unknown", "accepted", "deferred", "bounced", "expired"] }).notNull(),
    reply: text("reply"),
  },
  (table) => [primaryKey({ columns: [table.mail, table.number] })],
);

/** The mailbox page of the embedded default. Sealed: a stolen database must hold no code that still works. */
export const localMailbox = sqliteTable(
  "local_mailbox",
  {
    id: text("id").primaryKey(),
    body: text("body").$type<Sealed>().notNull(),
    at: integer("at").$type<Instant>().notNull(),
    sequence: sequenceIn("local_mailbox"),
  },
  (table) => [index("local_mailbox_newest").on(table.at), index("local_mailbox_sequence").on(table.sequence)],
);

import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { type AccountId, type AddressKey, type Instant, instant, type TokenHash } from "../../src/shared/brand.ts";
import { accounts } from "./auth.ts";
import type { AttemptCause } from "../../src/auth/ports.ts";

export const sessions = sqliteTable(
  "sessions",
  {
    hash: text("hash").$type<TokenHash>().primaryKey(),
    account: text("account")
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    openedAt: integer("opened_at").$type<Instant>().notNull(),
    usedAt: integer("used_at").$type<Instant>().notNull(),
    /** When the password was last typed: admin pages want it fresh. */
    passwordAt: integer("password_at").$type<Instant>().notNull().default(instant(0)),
    /** What it was opened with, besides the password. */
    openedWith: text("opened_with", { enum: ["password", "mailed-code", "backup-code"] })
      .notNull()
      .default("password"),
    address: text("address").notNull(),
    userAgent: text("user_agent").notNull(),
  },
  (table) => [index("sessions_account").on(table.account)],
);

/** The sign-in record: what really happened, told only to whoever has proved to be entitled to it. */
export const signInAttempts = sqliteTable(
  "sign_in_attempts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    addressKey: text("address_key").$type<AddressKey>().notNull(),
    account: text("account")
      .$type<AccountId>()
      .references(() => accounts.id),
    cause: text("cause").$type<AttemptCause>().notNull(),
    /** Counts towards the lock. */
    failed: integer("failed", { mode: "boolean" }).notNull(),
    /** Somebody came in by it. */
    cameIn: integer("came_in", { mode: "boolean" }).notNull().default(false),
    address: text("address").notNull(),
    userAgent: text("user_agent").notNull(),
    at: integer("at").$type<Instant>().notNull(),
  },
  (table) => [
    index("sign_in_attempts_address").on(table.addressKey, table.at),
    index("sign_in_attempts_account").on(table.account, table.at),
    /** What the sign-in watch asks at every round. */
    index("sign_in_attempts_came_in")
      .on(table.addressKey, table.at)
      .where(sql`came_in`),
  ],
);

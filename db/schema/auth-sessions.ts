import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import {
  type AccountId,
  type AddressKey,
  type Instant,
  instant,
  type SpenderKey,
  type TokenHash,
} from "../../src/shared/brand.ts";
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
    /** Who spent it: empty for nobody in particular. */
    spender: text("spender").$type<SpenderKey>(),
    /** The spender is the owner's own. What was spent before there was this column, strangers spent. */
    known: integer("known", { mode: "boolean" }).notNull().default(false),
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

/** Browsers that an account was signed in to with. They open nothing: what they spend is counted by itself. */
export const knownDevices = sqliteTable(
  "known_devices",
  {
    /** Of the session or the mailed link that it became known by; the browser holds a signature over it. */
    hash: text("hash").$type<TokenHash>().primaryKey(),
    account: text("account")
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    knownSince: integer("known_since").$type<Instant>().notNull(),
  },
  (table) => [index("known_devices_account").on(table.account, table.knownSince)],
);

/** Locks of one spender at one address, whether or not it has an account. */
export const spenderStates = sqliteTable(
  "spender_states",
  {
    addressKey: text("address_key").$type<AddressKey>().notNull(),
    spender: text("spender").$type<SpenderKey>().notNull(),
    lockedUntil: integer("locked_until").$type<Instant>().notNull(),
    /** Failed sign-ins of this spender before this moment no longer count. */
    failuresFrom: integer("failures_from").$type<Instant>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.addressKey, table.spender] })],
);

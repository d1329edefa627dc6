import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { AccountId, Instant, PasswordHash, TokenHash } from "../../src/shared/brand.ts";
import { accounts } from "./auth.ts";

/**
 * Sets of backup codes. Drawn first and good for nothing, then active, then void. The two indexes keep the promise
 * whatever the code does: an account has at most one active set, and at most one that waits.
 */
export const backupCodeSets = sqliteTable(
  "backup_code_sets",
  {
    id: text("id").primaryKey(),
    account: text("account")
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    /** The session or renewal link that saw the codes: only there they can be said to be saved. */
    drawnBy: text("drawn_by").$type<TokenHash>().notNull(),
    drawnAt: integer("drawn_at").$type<Instant>().notNull(),
    activatedAt: integer("activated_at").$type<Instant>(),
    voidedAt: integer("voided_at").$type<Instant>(),
  },
  (table) => [
    index("backup_code_sets_account").on(table.account),
    uniqueIndex("backup_code_sets_active")
      .on(table.account)
      .where(sql`activated_at is not null and voided_at is null`),
    uniqueIndex("backup_code_sets_drawn")
      .on(table.account)
      .where(sql`activated_at is null and voided_at is null`),
  ],
);

/** The codes of sets that are not void: argon2id over a keyed MAC. Those of a void set are deleted. */
export const backupCodes = sqliteTable(
  "backup_codes",
  {
    set: text("set")
      .notNull()
      .references(() => backupCodeSets.id),
    /** 1 to 10, as printed beside the code. */
    number: integer("number").notNull(),
    hash: text("hash").$type<PasswordHash>().notNull(),
    usedAt: integer("used_at").$type<Instant>(),
  },
  (table) => [primaryKey({ columns: [table.set, table.number] })],
);

/** Links of mails that lead to fresh backup codes. Without the password they open nothing. */
export const renewalLinks = sqliteTable(
  "renewal_links",
  {
    hash: text("hash").$type<TokenHash>().primaryKey(),
    account: text("account")
      .$type<AccountId>()
      .references(() => accounts.id),
    issuedAt: integer("issued_at").$type<Instant>().notNull(),
    expiresAt: integer("expires_at").$type<Instant>().notNull(),
    endedAt: integer("ended_at").$type<Instant>(),
  },
  (table) => [index("renewal_links_account").on(table.account)],
);

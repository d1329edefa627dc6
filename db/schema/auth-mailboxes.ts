import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AccountId, AddressKey, Email, Instant } from "../../src/shared/brand.ts";
import { accounts } from "./auth.ts";
import { challenges } from "./auth-codes.ts";

/**
 * A mailbox that somebody wants to become the address of an account. It proves itself by a code of its own, which goes
 * to the address in this row: the only mails that leave for an address that no account has yet. The mail names the
 * claim (`new-mailbox:<id>`), and so does the one that tells the mailbox before it (`old-mailbox:<id>`).
 *
 * Codes, tries and their end are those of the challenge with the same id; the challenge's address key is that of the
 * account named, so that tries count there.
 */
export const mailboxClaims = sqliteTable(
  "mailbox_claims",
  {
    /** Also the id of its challenge. */
    id: text("id")
      .primaryKey()
      .references(() => challenges.id),
    /** Whose address it wants to become. None: somebody named an account that is not there. */
    account: text("account")
      .$type<AccountId>()
      .references(() => accounts.id),
    purpose: text("purpose", { enum: ["change-email", "recovery"] }).notNull(),
    newAddress: text("new_address").$type<Email>().notNull(),
    newKey: text("new_key").$type<AddressKey>().notNull(),
    /** Address of the account before; filled in when the new one takes its place. */
    oldAddress: text("old_address").$type<Email>(),
    /** The new address is somebody else's, or there is no account: nothing is mailed, and no code is right. */
    decoy: integer("decoy", { mode: "boolean" }).notNull(),
    openedAt: integer("opened_at").$type<Instant>().notNull(),
    /** When its code was typed. */
    provedAt: integer("proved_at").$type<Instant>(),
    /** When it became the address of the account. Its end without that is the end of its challenge. */
    tookPlaceAt: integer("took_place_at").$type<Instant>(),
  },
  (table) => [index("mailbox_claims_account").on(table.account)],
);

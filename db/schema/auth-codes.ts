import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type {
  AccountId,
  AddressKey,
  CodeMac,
  ConversationId,
  Instant,
  SpenderKey,
  TokenHash,
} from "../../src/shared/brand.ts";
import type { ChallengePurpose } from "../../src/auth/ports.ts";
import type { Language } from "../../src/shared/language.ts";
import { accounts } from "./auth.ts";
import { sequenceIn } from "./sequence.ts";

/** One row for each time somebody is asked to prove a mailbox. No account: a decoy, otherwise the very same row. */
export const challenges = sqliteTable(
  "challenges",
  {
    id: text("id").primaryKey(),
    addressKey: text("address_key").$type<AddressKey>().notNull(),
    account: text("account")
      .$type<AccountId>()
      .references(() => accounts.id),
    purpose: text("purpose").$type<ChallengePurpose>().notNull(),
    channel: text("channel").notNull(),
    conversation: text("conversation").$type<ConversationId>().notNull(),
    language: text("language").$type<Language>().notNull(),
    /** `asked`: by anybody who named the address. `entered`: after the right password. `claim`: of a recovery. */
    budget: text("budget", { enum: ["asked", "entered", "claim"] }).notNull(),
    /** Who opened it, and pays for its tries: empty for nobody in particular. */
    spender: text("spender").$type<SpenderKey>(),
    /** The spender is the owner's own. What was spent before there was this column, strangers spent. */
    known: integer("known", { mode: "boolean" }).notNull().default(false),
    openedAt: integer("opened_at").$type<Instant>().notNull(),
    /** Over all codes of the challenge; counted before anything is compared. */
    tries: integer("tries").notNull(),
    endedAt: integer("ended_at").$type<Instant>(),
    sequence: sequenceIn("challenges"),
  },
  (table) => [
    index("challenges_conversation").on(table.conversation, table.purpose, table.sequence),
    index("challenges_address").on(table.addressKey),
    index("challenges_account").on(table.account, table.sequence),
    index("challenges_sequence").on(table.sequence),
  ],
);

/** The codes mailed for a challenge: MACs only. */
export const challengeCodes = sqliteTable(
  "challenge_codes",
  {
    id: text("id").primaryKey(),
    challenge: text("challenge")
      .notNull()
      .references(() => challenges.id),
    mac: text("mac").$type<CodeMac>().notNull(),
    digits: integer("digits").notNull().default(6),
    mailedAt: integer("mailed_at").$type<Instant>().notNull(),
    expiresAt: integer("expires_at").$type<Instant>().notNull(),
    /** Used, replaced, or seen to have expired. Never set back. */
    endedAt: integer("ended_at").$type<Instant>(),
    sequence: sequenceIn("challenge_codes"),
  },
  (table) => [
    index("challenge_codes_challenge").on(table.challenge),
    index("challenge_codes_sequence").on(table.sequence),
  ],
);

/** Every try at a code, for the budget of an address and the alarm over all of them. */
export const codeTries = sqliteTable(
  "code_tries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    addressKey: text("address_key").$type<AddressKey>().notNull(),
    budget: text("budget", { enum: ["asked", "entered", "claim"] }).notNull(),
    at: integer("at").$type<Instant>().notNull(),
    failed: integer("failed", { mode: "boolean" }).notNull(),
    /** Who spent it: empty for nobody in particular. */
    spender: text("spender").$type<SpenderKey>(),
    /** The spender is the owner's own. What was spent before there was this column, strangers spent. */
    known: integer("known", { mode: "boolean" }).notNull().default(false),
    /** With how many codes that were good it was compared. */
    compared: integer("compared").notNull().default(1),
  },
  (table) => [
    index("code_tries_address").on(table.addressKey, table.at),
    index("code_tries_failed").on(table.failed, table.at),
  ],
);

/** Every mail that counts against the budget of an address, sent or only seemingly sent. */
export const codeSends = sqliteTable(
  "code_sends",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    addressKey: text("address_key").$type<AddressKey>().notNull(),
    /**
     * `asked`: by anybody who named the address. `proved`, `entered`: after a code or the password was right. `claim`: to the
     * new mailbox of a recovery, and for whom it was. `stopped`: that strangers may not try for now.
     */
    budget: text("budget", { enum: ["asked", "proved", "entered", "stopped", "claim", "claims"] }).notNull(),
    at: integer("at").$type<Instant>().notNull(),
    /** Who spent it: empty for nobody in particular. */
    spender: text("spender").$type<SpenderKey>(),
    /** The spender is the owner's own. What was spent before there was this column, strangers spent. */
    known: integer("known", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    index("code_sends_address").on(table.addressKey, table.at),
    /** What all mails to new mailboxes of a day are counted by. */
    index("code_sends_claims")
      .on(table.at)
      .where(sql`budget = 'claims'`),
  ],
);

/** Mailboxes proved in a conversation: at most one each, the newest. */
export const proofs = sqliteTable(
  "proofs",
  {
    conversation: text("conversation").$type<ConversationId>().primaryKey(),
    account: text("account")
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    provedAt: integer("proved_at").$type<Instant>().notNull(),
  },
  (table) => [index("proofs_account").on(table.account)],
);

/**
 * Links that lead to a new password, or to the first one: then it is an invitation. No account: a decoy that was never
 * mailed.
 */
export const resetLinks = sqliteTable(
  "reset_links",
  {
    hash: text("hash").$type<TokenHash>().primaryKey(),
    account: text("account")
      .$type<AccountId>()
      .references(() => accounts.id),
    issuedAt: integer("issued_at").$type<Instant>().notNull(),
    expiresAt: integer("expires_at").$type<Instant>().notNull(),
    endedAt: integer("ended_at").$type<Instant>(),
  },
  (table) => [index("reset_links_account").on(table.account)],
);

/** "This wasn't me" links, one for each mail that could help a stranger. */
export const disownLinks = sqliteTable("disown_links", {
  hash: text("hash").$type<TokenHash>().primaryKey(),
  account: text("account")
    .$type<AccountId>()
    .references(() => accounts.id),
  issuedAt: integer("issued_at").$type<Instant>().notNull(),
  expiresAt: integer("expires_at").$type<Instant>().notNull(),
  endedAt: integer("ended_at").$type<Instant>(),
  /** When the button beside it was pressed, "That was me": its reader has tries of their own since then. */
  passedAt: integer("passed_at").$type<Instant>(),
});

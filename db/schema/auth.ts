import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AccountId, AddressKey, Email, Instant, PasswordHash, WorkspaceId } from "../../src/shared/brand.ts";
import type { Language } from "../../src/shared/language.ts";

/** Companies that use the product. Times are milliseconds since 1970-01-01 UTC, here and in every table. */
export const workspaces = sqliteTable("workspaces", {
  id: text("id").$type<WorkspaceId>().primaryKey(),
  name: text("name").notNull(),
  /** Whether sign-in is limited to `whitelist_entries`. */
  whitelistOn: integer("whitelist_on", { mode: "boolean" }).notNull(),
  /** Whether requests of programs are held to the list, too, while it is on. */
  whitelistBlocksApi: integer("whitelist_blocks_api", { mode: "boolean" }).notNull().default(false),
  /** Whether members must use two-step verification; those who do not yet set it up at their next sign-in. */
  twoStepsRequired: integer("two_steps_required", { mode: "boolean" }).notNull().default(false),
  /** The company's own people: its active members take over cases. */
  support: integer("support", { mode: "boolean" }).notNull().default(false),
  foundedAt: integer("founded_at").$type<Instant>().notNull(),
});

/** Addresses and ranges from which a workspace may be used. */
export const whitelistEntries = sqliteTable(
  "whitelist_entries",
  {
    id: text("id").primaryKey(),
    workspace: text("workspace")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id),
    /** One address or a range in CIDR form. */
    range: text("range").notNull(),
    /** What people call the place. */
    note: text("note").notNull(),
    reason: text("reason").notNull().default(""),
    /** Absent where the workspace came with the entry. */
    addedBy: text("added_by").$type<AccountId>(),
    origin: text("origin", { enum: ["set-up", "admin", "approval"] })
      .notNull()
      .default("set-up"),
    addedAt: integer("added_at").$type<Instant>().notNull(),
    /** Place in the list. */
    position: integer("position").notNull().default(0),
    /** A grant for a time ends by itself. */
    until: integer("until").$type<Instant>(),
  },
  (table) => [index("whitelist_entries_workspace").on(table.workspace)],
);

export const accounts = sqliteTable(
  "accounts",
  {
    id: text("id").$type<AccountId>().primaryKey(),
    workspace: text("workspace")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id),
    /** Canonical; the only place a recipient is ever read from. */
    email: text("email").$type<Email>().notNull().unique(),
    addressKey: text("address_key").$type<AddressKey>().notNull().unique(),
    name: text("name").notNull(),
    role: text("role", { enum: ["admin", "member"] }).notNull(),
    /** `invited`: nobody has chosen a password yet. `elsewhere`: signs in with another provider. */
    status: text("status", { enum: ["active", "disabled", "invited", "suspended", "elsewhere"] }).notNull(),
    /** What the person is told of a suspension, and who ends it; absent when there is none. */
    suspendedWhy: text("suspended_why"),
    suspensionEndedBy: text("suspension_ended_by", { enum: ["admins", "company"] }),
    /** The provider that the person signs in with instead, and its page. */
    elsewhereProvider: text("elsewhere_provider"),
    elsewhereAddress: text("elsewhere_address"),
    language: text("language").$type<Language>().notNull(),
    twoSteps: integer("two_steps", { mode: "boolean" }).notNull(),
    /** Empty until a password is chosen. */
    passwordHash: text("password_hash").$type<PasswordHash>().notNull(),
    /** What a check of it costs, where another system made it; none for our own. */
    hashKind: text("hash_kind"),
    passwordChangedAt: integer("password_changed_at").$type<Instant>().notNull(),
    /** When the mailbox alone last set a new password: renewing backup codes that way stays shut for a while. */
    mailboxResetAt: integer("mailbox_reset_at").$type<Instant>(),
    /** When two-step verification was last switched, or the address changed. */
    wayInChangedAt: integer("way_in_changed_at").$type<Instant>(),
    addedAt: integer("added_at").$type<Instant>().notNull(),
  },
  (table) => [
    index("accounts_workspace").on(table.workspace),
    index("accounts_hash_kind")
      .on(table.hashKind)
      .where(sql`hash_kind is not null`),
  ],
);

/** What hangs on an address whether or not it has an account, so that locks and blocks say nothing about it. */
export const addressStates = sqliteTable(
  "address_states",
  {
    key: text("key").$type<AddressKey>().primaryKey(),
    /** Nobody unknown is let try before this moment. */
    lockedUntil: integer("locked_until").$type<Instant>().notNull(),
    /** Failed sign-ins before this moment no longer count. */
    failuresFrom: integer("failures_from").$type<Instant>().notNull(),
    /** Recovery in chat is shut until then: somebody pressed "This wasn't me". */
    recoveryShutUntil: integer("recovery_shut_until").$type<Instant>().notNull(),
    /** When somebody last stopped everything that was open here, by saying that somebody else is at the account. */
    stoppedAt: integer("stopped_at").$type<Instant>(),
  },
  (table) => [index("address_states_stopped").on(table.stoppedAt)],
);

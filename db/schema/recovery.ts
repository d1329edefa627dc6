import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { RecoveryStage } from "../../src/auth/ports.ts";
import type { AccountId, Instant, TokenHash, WorkspaceId } from "../../src/shared/brand.ts";
import { accounts, workspaces } from "./auth.ts";
import { mailboxClaims } from "./auth-mailboxes.ts";

/** One row for each lost mailbox whose new mailbox is proved. No account: a decoy, otherwise the very same row. */
export const recoveries = sqliteTable(
  "recoveries",
  {
    /** Also the id of the claim on the new mailbox. */
    id: text("id")
      .primaryKey()
      .references(() => mailboxClaims.id),
    account: text("account")
      .$type<AccountId>()
      .references(() => accounts.id),
    workspace: text("workspace")
      .$type<WorkspaceId>()
      .references(() => workspaces.id),
    stage: text("stage").$type<RecoveryStage>().notNull(),
    askedAt: integer("asked_at").$type<Instant>().notNull(),
    /** Nobody may vouch any more from then on. */
    expiresAt: integer("expires_at").$type<Instant>().notNull(),
    vouchedBy: text("vouched_by").$type<AccountId>(),
    /** End of the waiting time; set when an admin vouches. */
    runsAt: integer("runs_at").$type<Instant>(),
    /** A second admin made the waiting unnecessary. */
    agreedBy: text("agreed_by").$type<AccountId>(),
    endedAt: integer("ended_at").$type<Instant>(),
  },
  (table) => [index("recoveries_account").on(table.account), index("recoveries_due").on(table.stage, table.runsAt)],
);

/** Links that stop a recovery: in the mails to the old mailbox and to the admins. Good for as long as it is open. */
export const vetoLinks = sqliteTable("veto_links", {
  hash: text("hash").$type<TokenHash>().primaryKey(),
  recovery: text("recovery")
    .notNull()
    .references(() => recoveries.id),
});

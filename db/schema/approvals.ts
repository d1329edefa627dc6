import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Choice, RequestDetails, RequestStatus } from "../../src/approvals/ports.ts";
import type { AccountId, ConversationId, Instant, WorkspaceId } from "../../src/shared/brand.ts";
import { accounts, workspaces } from "./auth.ts";
import { conversations } from "./conversation.ts";
import { recoveries } from "./recovery.ts";
import { sequenceIn } from "./sequence.ts";

/** Requests that admins decide. Times are milliseconds since 1970-01-01 UTC. */
export const approvals = sqliteTable(
  "approvals",
  {
    id: text("id").primaryKey(),
    /** Short, to be typed or read out: `K7Q2`. Of the open ones no two are the same. */
    code: text("code").notNull(),
    workspace: text("workspace")
      .$type<WorkspaceId>()
      .notNull()
      .references(() => workspaces.id),
    /** Whom it is for. */
    account: text("account")
      .$type<AccountId>()
      .notNull()
      .references(() => accounts.id),
    details: text("details", { mode: "json" }).$type<RequestDetails>().notNull(),
    /** Of a recovery: it ends when that does. */
    recovery: text("recovery").references(() => recoveries.id),
    /** Where it was asked, and where the answer is told. */
    conversation: text("conversation").$type<ConversationId>().notNull(),
    openedAt: integer("opened_at").$type<Instant>().notNull(),
    expiresAt: integer("expires_at").$type<Instant>().notNull(),
    /** When the admins are reminded; absent once they were. */
    remindAt: integer("remind_at").$type<Instant>(),
    status: text("status").$type<RequestStatus>().notNull(),
    decidedBy: text("decided_by").$type<AccountId>(),
    decidedAt: integer("decided_at").$type<Instant>(),
    /** When whoever decided had last typed their password. */
    passwordAt: integer("password_at").$type<Instant>(),
    choice: text("choice").$type<Choice>(),
    reason: text("reason"),
    /** `due`: decided, and not carried out yet. Empty: nothing to carry out. */
    effect: text("effect", { enum: ["due", "done", "failed"] }),
    /** Why it could not be carried out. */
    trouble: text("trouble"),
    sequence: sequenceIn("approvals"),
  },
  (table) => [
    uniqueIndex("approvals_open_code")
      .on(table.code)
      .where(sql`${table.status} = 'open'`),
    index("approvals_workspace").on(table.workspace, table.openedAt),
    index("approvals_account").on(table.account, table.openedAt),
    index("approvals_conversation").on(table.conversation),
    index("approvals_effect").on(table.effect),
    index("approvals_expiry").on(table.status, table.expiresAt),
    index("approvals_reminder").on(table.status, table.remindAt),
    index("approvals_recovery").on(table.recovery),
    index("approvals_sequence").on(table.sequence),
  ],
);

/** Which linked chats showed a request. */
export const approvalCards = sqliteTable(
  "approval_cards",
  {
    request: text("request")
      .notNull()
      .references(() => approvals.id),
    conversation: text("conversation")
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    sentAt: integer("sent_at").$type<Instant>().notNull(),
    sequence: sequenceIn("approval_cards"),
  },
  (table) => [
    primaryKey({ columns: [table.request, table.conversation] }),
    index("approval_cards_conversation").on(table.conversation),
    index("approval_cards_sequence").on(table.sequence),
  ],
);

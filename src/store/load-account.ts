import { type SQL, eq } from "drizzle-orm";
import { accounts, whitelistEntries, workspaces } from "../../db/schema/auth.ts";
import type { AccountRecord } from "../auth/ports.ts";
import { type AccountId, workspaceId } from "../shared/brand.ts";
import type { Queries } from "./open.ts";

/** The account with its workspace. Asks the same questions of the database when there is none. */
export function loadAccount(queries: Queries, which: SQL): AccountRecord | undefined {
  const row = queries
    .select({ account: accounts, workspace: workspaces })
    .from(accounts)
    .innerJoin(workspaces, eq(workspaces.id, accounts.workspace))
    .where(which)
    .get();
  const entries = queries
    .select({ range: whitelistEntries.range, until: whitelistEntries.until })
    .from(whitelistEntries)
    .where(eq(whitelistEntries.workspace, row?.account.workspace ?? workspaceId("")))
    .all();
  if (!row) return undefined;
  const { addressKey, mailboxResetAt, wayInChangedAt, ...account } = row.account;
  return {
    ...account,
    key: addressKey,
    mailboxResetAt: mailboxResetAt ?? undefined,
    wayInChangedAt: wayInChangedAt ?? undefined,
    workspaceName: row.workspace.name,
    twoStepsRequired: row.workspace.twoStepsRequired,
    whitelist: {
      on: row.workspace.whitelistOn,
      entries: entries.map(({ range, until }) => ({ range, until: until ?? undefined })),
    },
  };
}

export const byId = (id: AccountId): SQL => eq(accounts.id, id);

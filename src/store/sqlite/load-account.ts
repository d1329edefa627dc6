import { eq, sql } from "drizzle-orm";
import { accounts, whitelistEntries, workspaces } from "../../../db/schema/auth.ts";
import type { AccountRecord } from "../../auth/ports.ts";
import { type AccountId, type Email, workspaceId } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

/** How an account is named. */
export type WhichAccount = { readonly id: AccountId } | { readonly email: Email };

const withWorkspace = (queries: Queries) =>
  queries
    .select({ account: accounts, workspace: workspaces })
    .from(accounts)
    .innerJoin(workspaces, eq(workspaces.id, accounts.workspace));
const accountById = prepared((queries) =>
  withWorkspace(queries)
    .where(eq(accounts.id, sql.placeholder("id")))
    .prepare(),
);
const accountByEmail = prepared((queries) =>
  withWorkspace(queries)
    .where(eq(accounts.email, sql.placeholder("email")))
    .prepare(),
);
const entriesOf = prepared((queries) =>
  queries
    .select({ range: whitelistEntries.range, until: whitelistEntries.until })
    .from(whitelistEntries)
    .where(eq(whitelistEntries.workspace, sql.placeholder("workspace")))
    .prepare(),
);

/** The account with its workspace. Asks the same questions of the database when there is none. */
export function loadAccount(queries: Queries, which: WhichAccount): AccountRecord | undefined {
  const row = "id" in which ? accountById(queries).get(which) : accountByEmail(queries).get(which);
  const entries = entriesOf(queries).all({ workspace: row?.account.workspace ?? workspaceId("") });
  if (!row) return undefined;
  const { addressKey, passwordHash, mailboxResetAt, wayInChangedAt, ...account } = row.account;
  return {
    ...account,
    key: addressKey,
    passwordHash: passwordHash === "" ? undefined : passwordHash,
    mailboxResetAt: mailboxResetAt ?? undefined,
    wayInChangedAt: wayInChangedAt ?? undefined,
    workspaceName: row.workspace.name,
    twoStepsRequired: row.workspace.twoStepsRequired,
    support: row.workspace.support,
    whitelist: {
      on: row.workspace.whitelistOn,
      entries: entries.map(({ range, until }) => ({ range, until: until ?? undefined })),
    },
  };
}

export const byId = (id: AccountId): WhichAccount => ({ id });

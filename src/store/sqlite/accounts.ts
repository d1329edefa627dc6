import { and, desc, eq, sql } from "drizzle-orm";
import { signInAttempts } from "../../../db/schema/auth-sessions.ts";
import { accounts, whitelistEntries, workspaces } from "../../../db/schema/auth.ts";
import type { AccountRecord } from "../../auth/ports.ts";
import { type AccountId, type Email, workspaceId, type WorkspaceId } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Queries } from "./database.ts";
import { prepared } from "./statement-cache.ts";

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
  const { addressKey, passwordHash, mailboxResetAt, wayInChangedAt, ...account } = withStanding(row.account);
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

type AccountRow = typeof accounts.$inferSelect;

type StandingRow = Pick<AccountRow, "suspendedWhy" | "suspensionEndedBy" | "elsewhereProvider" | "elsewhereAddress">;

/** What there is to say of how somebody stands, in place of its columns. */
export function withStanding<Row extends StandingRow>({
  suspendedWhy: why,
  suspensionEndedBy: endedBy,
  elsewhereProvider: provider,
  elsewhereAddress: address,
  ...row
}: Row) {
  const suspension = why === null || endedBy === null ? undefined : { why, endedBy };
  const elsewhere = provider === null ? undefined : { provider, address: address ?? undefined };
  return { ...row, suspension, elsewhere };
}

/** The same as columns. */
export const standingColumns = ({ suspension, elsewhere }: Pick<AccountRecord, "suspension" | "elsewhere">) => ({
  suspendedWhy: suspension?.why ?? null,
  suspensionEndedBy: suspension?.endedBy ?? null,
  elsewhereProvider: elsewhere?.provider ?? null,
  elsewhereAddress: elsewhere?.address ?? null,
});

export const byId = (id: AccountId): WhichAccount => ({ id });

const adminsOf = prepared((queries) =>
  queries
    .select({ id: accounts.id, language: accounts.language })
    .from(accounts)
    .where(
      and(
        eq(accounts.workspace, sql.placeholder("workspace")),
        eq(accounts.role, "admin"),
        eq(accounts.status, "active"),
      ),
    )
    .prepare(),
);

/** Admins who can decide something, with the language to tell them in. */
export const activeAdmins = (
  queries: Queries,
  workspace: WorkspaceId,
): readonly { readonly id: AccountId; readonly language: Language }[] => adminsOf(queries).all({ workspace });

const EARLIER_SHOWN = 3;

const newestAddresses = prepared((queries) =>
  queries
    .select({ address: signInAttempts.address })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.account, sql.placeholder("account")), eq(signInAttempts.cameIn, true)))
    .groupBy(signInAttempts.address)
    .orderBy(desc(sql`max(${signInAttempts.at})`))
    .limit(EARLIER_SHOWN)
    .prepare(),
);

/** Where this person got in from before, newest first: what an admin compares a new address with. */
export const earlierAddresses = (queries: Queries, account: AccountId): readonly string[] =>
  newestAddresses(queries)
    .all({ account })
    .map(({ address }) => address);

/** From one kind to the next through the index: however many accounts there are, it costs as much as there are kinds. */
const kindsThere = prepared((queries) =>
  queries
    .select({ kind: sql<string>`kind` })
    .from(
      sql`(with recursive kinds(kind) as (
        select min(hash_kind) from accounts where hash_kind is not null
        union all
        select (select min(hash_kind) from accounts where hash_kind > kind) from kinds where kind is not null
      ) select kind from kinds where kind is not null)`,
    )
    .prepare(),
);

/** Kinds of the hashes that another system made, each once. */
export const hashKinds = (queries: Queries): readonly string[] =>
  kindsThere(queries)
    .all()
    .map(({ kind }) => kind);

import { and, eq, gt, isNull, lte, notExists } from "drizzle-orm";
import { accounts, workspaces } from "../../../db/schema/auth.ts";
import { setUpLinks } from "../../../db/schema/set-up-links.ts";
import type {
  Change,
  AddedMember,
  FoundingChange,
  FoundingState,
  FoundingStore,
  FoundingSubject,
} from "../../auth/ports.ts";
import { type AccountId, type Instant, passwordHash } from "../../shared/brand.ts";
import { activeAdmins, loadAccount, standingColumns } from "./accounts.ts";
import { expectOneRow } from "./conflict.ts";
import { listWorkspaces } from "./members.ts";
import type { Queries } from "./database.ts";
import type { UnitRunner } from "./unit-of-work.ts";
import type { Applies } from "./apply-by.ts";

/** The database side of founding workspaces and adding people. */
export const foundingStore = (runner: UnitRunner<Change>): FoundingStore => ({
  decide: async ({ subject, ...turn }) => runner.run(turn, (queries) => loadState(queries, subject)),
  read: async (subject) => loadState(runner.queries, subject),
});

function loadState(queries: Queries, { address, link }: FoundingSubject): FoundingState {
  const owner = address === undefined ? undefined : loadAccount(queries, { email: address });
  return {
    workspaces: listWorkspaces(queries),
    owner,
    activeAdmins: owner ? activeAdmins(queries, owner.workspace).map(({ id }) => id) : [],
    link: link === undefined ? undefined : loadLink(queries, link),
  };
}

function loadLink(queries: Queries, hash: NonNullable<FoundingSubject["link"]>): FoundingState["link"] {
  const row = queries.select().from(setUpLinks).where(eq(setUpLinks.hash, hash)).get();
  return row && { hash, issuedAt: row.issuedAt, expiresAt: row.expiresAt, ended: row.endedAt !== null };
}

/** How each change of workspaces that are founded and members that are added becomes rows. */
export const foundingChanges: Applies<FoundingChange, Instant> = {
  "set-up-link-offered": (queries, { hash, expiresAt }, now) => {
    queries.update(setUpLinks).set({ endedAt: now }).where(isNull(setUpLinks.endedAt)).run();
    queries.insert(setUpLinks).values({ hash, issuedAt: now, expiresAt }).run();
  },
  "set-up-link-used": useSetUpLink,
  "workspace-founded": (queries, { workspace: id, name, support }, now) =>
    void queries.insert(workspaces).values({ id, name, support, whitelistOn: false, foundedAt: now }).run(),
  "member-added": (queries, { member }, now) => insertMember(queries, member, now),
  "account-activated": activate,
  "password-brought": (queries, { account, hash, hashKind }) =>
    activateInvited(queries, account, { passwordHash: hash, hashKind }),
};

/** Good, unused, and nothing to take over: all in the one statement that uses it up. */
function useSetUpLink(
  queries: Queries,
  { hash }: Extract<FoundingChange, { readonly kind: "set-up-link-used" }>,
  now: Instant,
): void {
  const good = and(
    eq(setUpLinks.hash, hash),
    isNull(setUpLinks.endedAt),
    lte(setUpLinks.issuedAt, now),
    gt(setUpLinks.expiresAt, now),
    notExists(queries.select({ id: workspaces.id }).from(workspaces)),
  );
  expectOneRow(queries.update(setUpLinks).set({ endedAt: now }).where(good).run(), "set-up link");
}

/** What rests where nobody has chosen a password. No hash is empty. */
const NO_PASSWORD = passwordHash("");

/** As the rules have it for somebody who is not disabled. */
function statusOf({ suspension, elsewhere, passwordHash: hash }: AddedMember) {
  if (suspension) return "suspended";
  if (elsewhere) return "elsewhere";
  return hash === undefined ? "invited" : "active";
}

function insertMember(queries: Queries, added: AddedMember, now: Instant): void {
  const { key, passwordHash: hash, suspension, elsewhere, ...member } = added;
  queries
    .insert(accounts)
    .values({
      ...member,
      addressKey: key,
      ...standingColumns({ suspension, elsewhere }),
      status: statusOf(added),
      twoSteps: false,
      passwordHash: hash ?? NO_PASSWORD,
      passwordChangedAt: now,
      addedAt: now,
    })
    .run();
}

/** The first password is not a changed one, so the account counts as added now. */
function activate(
  queries: Queries,
  { account, hash }: Extract<FoundingChange, { readonly kind: "account-activated" }>,
  now: Instant,
): void {
  activateInvited(queries, account, { passwordHash: hash, hashKind: null, passwordChangedAt: now, addedAt: now });
}

/** Refused when the invitation is over already, by whomever. */
function activateInvited(queries: Queries, account: AccountId, values: Partial<typeof accounts.$inferInsert>): void {
  const invited = and(eq(accounts.id, account), eq(accounts.status, "invited"));
  const set = { ...values, status: "active" } as const;
  expectOneRow(queries.update(accounts).set(set).where(invited).run(), "invitation");
}

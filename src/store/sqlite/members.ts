import { and, asc, count, eq, inArray, isNotNull, isNull, max, sql } from "drizzle-orm";
import { backupCodes, backupCodeSets } from "../../../db/schema/auth-backup-codes.ts";
import { signInAttempts, spenderStates } from "../../../db/schema/auth-sessions.ts";
import { accounts, addressStates, workspaces } from "../../../db/schema/auth.ts";
import type {
  Change,
  LookbackWindow,
  MemberChange,
  MemberRow,
  MemberState,
  MemberStore,
  WorkspaceRow,
} from "../../auth/ports.ts";
import {
  type AccountId,
  type Instant,
  instant,
  spenderKey,
  type WorkspaceId,
  workspaceId,
} from "../../shared/brand.ts";
import { ownerOf } from "./admin-chats.ts";
import { activeAdmins, byId, loadAccount, standingColumns, withStanding } from "./accounts.ts";
import type { Queries } from "./database.ts";
import { loadSession } from "./sessions.ts";
import { loadHistory } from "./sign-ins.ts";
import { latestLockAt } from "./spenders.ts";
import type { UnitRunner } from "./unit-of-work.ts";
import type { Applies } from "./apply-by.ts";
import { ConflictError } from "./conflict.ts";
import { removeAccounts } from "./remove-rows.ts";
import { endRequestsOf } from "./requests.ts";

/** The database side of what admins do with members. */
export const memberStore = (runner: UnitRunner<Change>): MemberStore => ({
  decide: async ({ session, member, lookback, ...turn }) =>
    runner.run(turn, (queries) => loadState(queries, session, member, lookback)),
  decideInChat: async ({ conversation, member, lookback, ...turn }) =>
    runner.run(turn, (queries) => {
      const owner = ownerOf(queries, conversation, turn.now);
      return { owner, ...loadAround(queries, owner?.workspace ?? workspaceId(""), member, lookback) };
    }),
  ofChat: async (conversation, now) => {
    const owner = ownerOf(runner.queries, conversation, now);
    return { owner, members: listMembers(runner.queries, owner?.workspace ?? workspaceId("")) };
  },
  workspaces: async () => listWorkspaces(runner.queries),
  everybodyOf: async (workspace) => listMembers(runner.queries, workspace),
  list: async (hash) => {
    const session = loadSession(runner.queries, hash);
    return { session, members: listMembers(runner.queries, session?.account.workspace ?? workspaceId("")) };
  },
});

function loadState(
  queries: Queries,
  hash: Parameters<MemberStore["list"]>[0],
  member: AccountId,
  lookback: LookbackWindow,
): MemberState {
  const session = loadSession(queries, hash);
  return { session, ...loadAround(queries, session?.account.workspace ?? workspaceId(""), member, lookback) };
}

const loadAround = (queries: Queries, workspace: WorkspaceId, member: AccountId, lookback: LookbackWindow) => ({
  target: loadTarget(queries, workspace, member, lookback),
  activeAdmins: activeAdmins(queries, workspace).map(({ id }) => id),
});

/** Somebody of another workspace is not found, like somebody who is not there. */
function loadTarget(queries: Queries, workspace: WorkspaceId, id: AccountId, lookback: LookbackWindow) {
  const account = loadAccount(queries, byId(id));
  if (account?.workspace !== workspace) return undefined;
  const { lockedUntil, sends } = loadHistory(queries, account.key, { key: spenderKey(""), known: false }, lookback);
  const until = instant(Math.max(lockedUntil, latestLockAt(queries, account.key) ?? 0));
  return { ...account, lockedUntil: until, sends };
}

/** By name. */
export const listWorkspaces = (queries: Queries): readonly WorkspaceRow[] =>
  queries
    .select({ workspace: workspaces, members: count(accounts.id) })
    .from(workspaces)
    .leftJoin(accounts, and(eq(accounts.workspace, workspaces.id), eq(accounts.status, "active")))
    .groupBy(workspaces.id)
    .orderBy(asc(sql`lower(${workspaces.name})`), asc(workspaces.id))
    .all()
    .map(({ workspace: { id, name, support }, members }) => ({ id, name, support, members }));

function listMembers(queries: Queries, workspace: WorkspaceId): readonly MemberRow[] {
  const lastSignIns = lastSignInsOf(queries, workspace);
  const codesLeft = codesLeftOf(queries, workspace);
  return queries
    .select({ account: accounts, lockedUntil: addressStates.lockedUntil, ownLock: lockOfOne })
    .from(accounts)
    .leftJoin(addressStates, eq(addressStates.key, accounts.addressKey))
    .where(eq(accounts.workspace, workspace))
    .orderBy(asc(sql`lower(${accounts.name})`), asc(accounts.email))
    .all()
    .map(({ account: row, lockedUntil, ownLock }) => ({ ...withStanding(row), lockedUntil, ownLock }))
    .map(({ id, name, email, role, status, language, twoSteps, suspension, elsewhere, lockedUntil, ownLock }) => ({
      id,
      name,
      email,
      role,
      status,
      language,
      twoSteps,
      suspension,
      elsewhere,
      backupCodesLeft: codesLeft.get(id),
      lastSignIn: lastSignIns.get(id),
      lockedUntil: instant(Math.max(lockedUntil ?? 0, ownLock ?? 0)),
    }));
}

/** Of whichever spender is locked the longest, all strangers left out. */
const lockOfOne = sql<
  number | null
>`(select max(${spenderStates.lockedUntil}) from ${spenderStates} where ${spenderStates.addressKey} = ${accounts.addressKey})`;

function lastSignInsOf(queries: Queries, workspace: WorkspaceId) {
  const rows = queries
    .select({ account: signInAttempts.account, at: max(signInAttempts.at) })
    .from(signInAttempts)
    .where(and(inArray(signInAttempts.account, peopleOf(queries, workspace)), eq(signInAttempts.cameIn, true)))
    .groupBy(signInAttempts.account)
    .all();
  return new Map(rows.map(({ account, at }) => [account, at === null ? undefined : instant(at)]));
}

const peopleOf = (queries: Queries, workspace: WorkspaceId) =>
  queries.select({ id: accounts.id }).from(accounts).where(eq(accounts.workspace, workspace));

function codesLeftOf(queries: Queries, workspace: WorkspaceId) {
  const active = and(isNotNull(backupCodeSets.activatedAt), isNull(backupCodeSets.voidedAt));
  const rows = queries
    .select({ account: backupCodeSets.account, left: count(backupCodes.number) })
    .from(backupCodeSets)
    .leftJoin(backupCodes, and(eq(backupCodes.set, backupCodeSets.id), isNull(backupCodes.usedAt)))
    .where(and(inArray(backupCodeSets.account, peopleOf(queries, workspace)), active))
    .groupBy(backupCodeSets.account)
    .all();
  return new Map(rows.map(({ account, left }) => [account, left]));
}

/** How each change of members and workspaces becomes rows. */
export const memberChanges: Applies<MemberChange, Instant> = {
  "role-changed": (queries, { account, role }) =>
    void queries.update(accounts).set({ role }).where(eq(accounts.id, account)).run(),
  "status-changed": (queries, { account, status }) =>
    void queries.update(accounts).set({ status }).where(eq(accounts.id, account)).run(),
  "standing-set": (queries, { account, status, suspension, elsewhere }) =>
    void queries
      .update(accounts)
      .set({ status, ...standingColumns({ suspension, elsewhere }) })
      .where(eq(accounts.id, account))
      .run(),
  "language-changed": (queries, { account, language }) =>
    void queries.update(accounts).set({ language }).where(eq(accounts.id, account)).run(),
  "member-renamed": (queries, { account, name }) =>
    void queries.update(accounts).set({ name }).where(eq(accounts.id, account)).run(),
  "member-removed": removeMember,
  "workspace-renamed": (queries, { workspace, name }) =>
    void queries.update(workspaces).set({ name }).where(eq(workspaces.id, workspace)).run(),
  "support-marked": (queries, { workspace, on }) =>
    void queries.update(workspaces).set({ support: on }).where(eq(workspaces.id, workspace)).run(),
};

/** Refused when the account is gone already, by whomever. */
function removeMember(
  queries: Queries,
  { account }: Extract<MemberChange, { readonly kind: "member-removed" }>,
  now: Instant,
): void {
  const found = queries
    .select({ id: accounts.id, address_key: accounts.addressKey })
    .from(accounts)
    .where(eq(accounts.id, account))
    .all();
  if (found.length !== 1) throw new ConflictError("account");
  endRequestsOf(queries, account, now);
  removeAccounts(queries, found);
}

import { and, asc, count, eq, inArray, isNotNull, isNull, max, sql } from "drizzle-orm";
import { accounts, addressStates, workspaces } from "../../db/schema/auth.ts";
import { backupCodes, backupCodeSets } from "../../db/schema/auth-backup-codes.ts";
import { signInAttempts } from "../../db/schema/auth-sessions.ts";
import type { Horizon, MemberRow, MemberState, MemberStore, WorkspaceRow } from "../auth/ports.ts";
import { type AccountId, type WorkspaceId, instant, workspaceId } from "../shared/brand.ts";
import { activeAdmins } from "./active-admins.ts";
import { applyChange } from "./apply-change.ts";
import { cameIn } from "./came-in.ts";
import { byId, loadAccount } from "./load-account.ts";
import { loadHistory } from "./load-history.ts";
import { loadSession } from "./load-session.ts";
import type { OpenStore, Queries } from "./open.ts";
import type { SaveParts } from "./save-decision.ts";
import { takeTurn } from "./take-turn.ts";

/** The database side of what admins do with members. */
export const memberStore = (store: OpenStore, parts: SaveParts): MemberStore => ({
  decide: async ({ session, member, horizon, ...turn }) =>
    takeTurn(store, parts, turn, (queries) => loadState(queries, session, member, horizon), applyChange),
  workspaces: async () => listWorkspaces(store.queries),
  list: async (hash) => {
    const session = loadSession(store.queries, hash);
    return { session, members: listMembers(store.queries, session?.account.workspace ?? workspaceId("")) };
  },
});

function loadState(
  queries: Queries,
  hash: Parameters<MemberStore["list"]>[0],
  member: AccountId,
  horizon: Horizon,
): MemberState {
  const session = loadSession(queries, hash);
  const workspace = session?.account.workspace ?? workspaceId("");
  return {
    session,
    target: loadTarget(queries, workspace, member, horizon),
    activeAdmins: activeAdmins(queries, workspace).map(({ id }) => id),
  };
}

/** Somebody of another workspace is not found, like somebody who is not there. */
function loadTarget(queries: Queries, workspace: WorkspaceId, id: AccountId, horizon: Horizon) {
  const account = loadAccount(queries, byId(id));
  if (account?.workspace !== workspace) return undefined;
  const { lockedUntil, sends } = loadHistory(queries, account.key, horizon);
  return { ...account, lockedUntil, sends };
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
    .select({ account: accounts, lockedUntil: addressStates.lockedUntil })
    .from(accounts)
    .leftJoin(addressStates, eq(addressStates.key, accounts.addressKey))
    .where(eq(accounts.workspace, workspace))
    .orderBy(asc(sql`lower(${accounts.name})`), asc(accounts.email))
    .all()
    .map(({ account: { id, name, email, role, status, twoSteps }, lockedUntil }) => ({
      id,
      name,
      email,
      role,
      status,
      twoSteps,
      backupCodesLeft: codesLeft.get(id),
      lastSignIn: lastSignIns.get(id),
      lockedUntil: lockedUntil ?? instant(0),
    }));
}

function lastSignInsOf(queries: Queries, workspace: WorkspaceId) {
  const rows = queries
    .select({ account: signInAttempts.account, at: max(signInAttempts.at) })
    .from(signInAttempts)
    .where(and(inArray(signInAttempts.account, peopleOf(queries, workspace)), cameIn))
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

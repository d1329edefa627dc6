import { and, asc, desc, eq, gt, max, sql } from "drizzle-orm";
import { accounts, whitelistEntries, workspaces } from "../../db/schema/auth.ts";
import { sessions, signInAttempts } from "../../db/schema/auth-sessions.ts";
import { whitelistUndos } from "../../db/schema/whitelist.ts";
import type { IpList, WhitelistState, WhitelistSubject } from "../auth/ports.ts";
import { type Instant, type WorkspaceId, instant, workspaceId } from "../shared/brand.ts";
import { cameIn } from "./came-in.ts";
import { loadSession } from "./load-session.ts";
import type { Queries } from "./open.ts";
import { readList } from "./list-text.ts";

/** All that a rule about a whitelist may look at: one workspace and nothing of any other. */
export function loadWhitelist(queries: Queries, subject: WhitelistSubject, cameSince: Instant): WhitelistState {
  const session = subject.kind === "session" ? loadSession(queries, subject.hash) : undefined;
  const id = subject.kind === "workspace" ? subject.workspace : (session?.account.workspace ?? workspaceId(""));
  const row = queries.select().from(workspaces).where(eq(workspaces.id, id)).get();
  return {
    session,
    workspace: row?.id,
    list: {
      on: row?.whitelistOn ?? false,
      blocksApi: row?.whitelistBlocksApi ?? false,
      entries: loadEntries(queries, id),
    },
    people: loadPeople(queries, id, cameSince),
    undo: loadUndo(queries, id),
  };
}

const loadEntries = (queries: Queries, id: WorkspaceId): IpList["entries"] =>
  queries
    .select()
    .from(whitelistEntries)
    .where(eq(whitelistEntries.workspace, id))
    .orderBy(sql`${whitelistEntries}.rowid`)
    .all()
    .map(({ id: entry, range, note: label, reason, addedBy, origin, addedAt, until }) => ({
      id: entry,
      range,
      label,
      reason,
      origin,
      addedAt,
      by: addedBy ?? undefined,
      until: until ?? undefined,
    }));

function loadPeople(queries: Queries, id: WorkspaceId, cameSince: Instant): WhitelistState["people"] {
  const places = [...loadSignIns(queries, id, cameSince), ...loadSessions(queries, id)];
  return queries
    .select()
    .from(accounts)
    .where(eq(accounts.workspace, id))
    .orderBy(asc(accounts.name), asc(accounts.id))
    .all()
    .map(({ id: account, name, role, status, twoSteps, language }) => ({
      id: account,
      name,
      role,
      status,
      twoSteps,
      language,
      places: places
        .filter((place) => place.account === account)
        .map(({ kind, address, at }) => ({ kind, address, at })),
    }));
}

/** From each address the last time. */
const loadSignIns = (queries: Queries, id: WorkspaceId, since: Instant) =>
  queries
    .select({ account: accounts.id, address: signInAttempts.address, at: max(signInAttempts.at) })
    .from(signInAttempts)
    .innerJoin(accounts, eq(accounts.id, signInAttempts.account))
    .where(and(eq(accounts.workspace, id), cameIn, gt(signInAttempts.at, since)))
    .groupBy(accounts.id, signInAttempts.address)
    .all()
    .map(({ at, ...row }) => ({ ...row, kind: "sign-in" as const, at: instant(at ?? 0) }));

const loadSessions = (queries: Queries, id: WorkspaceId) =>
  queries
    .select({ account: accounts.id, address: sessions.address, at: sessions.usedAt })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.account))
    .where(eq(accounts.workspace, id))
    .all()
    .map((row) => ({ ...row, kind: "session" as const }));

function loadUndo(queries: Queries, id: WorkspaceId): WhitelistState["undo"] {
  const row = queries
    .select()
    .from(whitelistUndos)
    .where(eq(whitelistUndos.workspace, id))
    .orderBy(desc(whitelistUndos.madeAt), desc(sql`${whitelistUndos}.rowid`))
    .limit(1)
    .get();
  if (!row) return undefined;
  const { id: offer, what, range, by, madeAt, expiresAt, usedAt, before } = row;
  return { id: offer, what, range, by, madeAt, expiresAt, used: usedAt !== null, before: readList(before) };
}

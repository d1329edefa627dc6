import { and, asc, desc, eq, gt, isNull, max } from "drizzle-orm";
import { z } from "zod";
import { sessions, signInAttempts } from "../../../db/schema/auth-sessions.ts";
import { accounts, whitelistEntries, workspaces } from "../../../db/schema/auth.ts";
import { whitelistUndos } from "../../../db/schema/whitelist.ts";
import type {
  Change,
  IpList,
  WhitelistChange,
  WhitelistState,
  WhitelistStore,
  WhitelistSubject,
} from "../../auth/ports.ts";
import { accountId, type Instant, instant, type WorkspaceId, workspaceId } from "../../shared/brand.ts";
import { expectOneRow } from "./conflict.ts";
import type { Queries } from "./database.ts";
import { loadSession } from "./sessions.ts";
import type { UnitRunner } from "./unit-of-work.ts";
import type { Applies } from "./apply-by.ts";

/** The database side of the whitelists of workspaces. */
export const whitelistStore = (runner: UnitRunner<Change>): WhitelistStore => ({
  decide: async (unit) => runner.run(unit, (queries) => loadWhitelist(queries, unit.subject, unit.cameSince)),
  read: async (subject, cameSince) => loadWhitelist(runner.queries, subject, cameSince),
});

/** All that a rule about a whitelist may look at: one workspace and nothing of any other. */
function loadWhitelist(queries: Queries, subject: WhitelistSubject, cameSince: Instant): WhitelistState {
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
    .orderBy(asc(whitelistEntries.position), asc(whitelistEntries.id))
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
    .where(and(eq(accounts.workspace, id), eq(signInAttempts.cameIn, true), gt(signInAttempts.at, since)))
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
    .orderBy(desc(whitelistUndos.madeAt), desc(whitelistUndos.sequence))
    .limit(1)
    .get();
  if (!row) return undefined;
  const { id: offer, what, range, by, madeAt, expiresAt, usedAt, before } = row;
  return { id: offer, what, range, by, madeAt, expiresAt, used: usedAt !== null, before: readList(before) };
}

/** How each change of whitelists becomes rows. */
export const whitelistChanges: Applies<WhitelistChange, Instant> = {
  "whitelist-set": setList,
  "whitelist-undo-offered": offerUndo,
  "whitelist-undo-used": useUndo,
};

type Of<Kind extends WhitelistChange["kind"]> = Extract<WhitelistChange, { readonly kind: Kind }>;

/** Written anew, so that the rows stand in the order of the list: an undo brings that back, too. */
function setList(queries: Queries, { workspace, list }: Of<"whitelist-set">): void {
  const { on, blocksApi, entries } = list;
  const set = { whitelistOn: on, whitelistBlocksApi: blocksApi };
  queries.update(workspaces).set(set).where(eq(workspaces.id, workspace)).run();
  queries.delete(whitelistEntries).where(eq(whitelistEntries.workspace, workspace)).run();
  const rows = entries.map(({ label, by, until, ...entry }, position) => ({
    ...entry,
    position,
    workspace,
    note: label,
    addedBy: by ?? null,
    until: until ?? null,
  }));
  if (rows.length > 0) queries.insert(whitelistEntries).values(rows).run();
}

function offerUndo(queries: Queries, { workspace, offer }: Of<"whitelist-undo-offered">): void {
  const { id, what, range, by, madeAt, expiresAt, before } = offer;
  const row = { id, workspace, what, range, by, madeAt, expiresAt, before: listText(before) };
  queries.insert(whitelistUndos).values(row).run();
}

function useUndo(queries: Queries, { id, by }: Of<"whitelist-undo-used">, now: Instant): void {
  const unused = and(eq(whitelistUndos.id, id), isNull(whitelistUndos.usedAt));
  expectOneRow(
    queries.update(whitelistUndos).set({ usedAt: now, usedBy: by }).where(unused).run(),
    "undo of a whitelist change",
  );
}

const moment = z.number().int().transform(instant);

const list: z.ZodType<IpList> = z.object({
  on: z.boolean(),
  blocksApi: z.boolean(),
  entries: z.array(
    z.object({
      id: z.string(),
      range: z.string(),
      label: z.string(),
      reason: z.string(),
      by: z
        .string()
        .nullable()
        .transform((id) => (id === null ? undefined : accountId(id))),
      origin: z.enum(["set-up", "admin", "approval"]),
      addedAt: moment,
      until: moment.nullable().transform((until) => until ?? undefined),
    }),
  ),
});

/** A whole list as one text, the way an undo keeps it; nothing is lost on the way back. */
const listText = ({ on, blocksApi, entries }: IpList): string =>
  JSON.stringify({
    on,
    blocksApi,
    entries: entries.map((entry) => ({ ...entry, by: entry.by ?? null, until: entry.until ?? null })),
  });

const readList = (text: string): IpList => list.parse(JSON.parse(text));

import { and, count, eq, gt, isNull, max, notExists, type SQL, sql } from "drizzle-orm";
import { resetLinks } from "../../../db/schema/auth-codes.ts";
import { accounts } from "../../../db/schema/auth.ts";
import { mails } from "../../../db/schema/mail.ts";
import type { Change, InvitingState, KnownPerson, PeopleState, PeopleStore } from "../../auth/ports.ts";
import type { AccountId, Email, Instant, WorkspaceId } from "../../shared/brand.ts";
import { hashKinds, withStanding } from "./accounts.ts";
import type { Queries } from "./database.ts";
import { listWorkspaces } from "./members.ts";
import { listed } from "./remove-rows.ts";
import { loadSession } from "./sessions.ts";
import type { UnitRunner } from "./unit-of-work.ts";

/** The database side of bringing in many people. */
export const peopleStore = (runner: UnitRunner<Change>): PeopleStore => ({
  decide: async ({ emails, session, since, ...turn }) =>
    runner.run(turn, (queries) => loadPeople(queries, emails, session, since)),
  read: async ({ emails, session, since }) => loadPeople(runner.queries, emails, session, since),
  invite: async ({ emails, ...turn }) => runner.run(turn, (queries) => loadInviting(queries, emails, turn.now)),
});

function loadPeople(
  queries: Queries,
  emails: readonly Email[],
  hash: Parameters<PeopleStore["read"]>[0]["session"],
  since: Instant,
): PeopleState {
  const session = hash && loadSession(queries, hash);
  return {
    session,
    invitedLately: session ? invitedSince(queries, session.account.workspace, since) : 0,
    workspaces: listWorkspaces(queries),
    known: new Map(knownOf(queries, emails).map((person) => [person.email, person])),
    admins: adminsOf(queries),
    hashKinds: hashKinds(queries),
  };
}

const among = (emails: readonly Email[]): SQL => sql`${accounts.email} in ${listed(emails)}`;

const knownOf = (queries: Queries, emails: readonly Email[]): readonly KnownPerson[] =>
  queries
    .select({
      id: accounts.id,
      workspace: accounts.workspace,
      email: accounts.email,
      name: accounts.name,
      role: accounts.role,
      language: accounts.language,
      status: accounts.status,
      passwordHash: accounts.passwordHash,
      suspendedWhy: accounts.suspendedWhy,
      suspensionEndedBy: accounts.suspensionEndedBy,
      elsewhereProvider: accounts.elsewhereProvider,
      elsewhereAddress: accounts.elsewhereAddress,
    })
    .from(accounts)
    .where(among(emails))
    .all()
    .map((row) => ({
      ...row,
      ...withStanding(row),
      passwordHash: row.passwordHash === "" ? undefined : row.passwordHash,
    }));

function adminsOf(queries: Queries): PeopleState["admins"] {
  const rows = queries
    .select({ id: accounts.id, workspace: accounts.workspace })
    .from(accounts)
    .where(and(eq(accounts.role, "admin"), eq(accounts.status, "active")))
    .all();
  const admins = new Map<WorkspaceId, AccountId[]>();
  for (const { id, workspace } of rows) admins.set(workspace, [...(admins.get(workspace) ?? []), id]);
  return admins;
}

const invitedSince = (queries: Queries, workspace: WorkspaceId, since: Instant): number =>
  queries
    .select({ mails: count() })
    .from(accounts)
    .innerJoin(
      mails,
      and(eq(mails.recipient, accounts.id), eq(mails.template, "invitation"), gt(mails.queuedAt, since)),
    )
    .where(eq(accounts.workspace, workspace))
    .get()?.mails ?? 0;

function loadInviting(queries: Queries, emails: readonly Email[], now: Instant): InvitingState {
  const good = queries
    .select({ account: resetLinks.account })
    .from(resetLinks)
    .where(and(eq(resetLinks.account, accounts.id), isNull(resetLinks.endedAt), gt(resetLinks.expiresAt, now)));
  const uninvited = queries
    .select({ id: accounts.id, key: accounts.addressKey, language: accounts.language, status: accounts.status })
    .from(accounts)
    .where(and(among(emails), eq(accounts.status, "invited"), notExists(good)))
    .all();
  const putOff = and(eq(mails.template, "invitation"), eq(mails.awaited, false), gt(mails.nextTry, now));
  const last = queries
    .select({ at: max(mails.nextTry) })
    .from(mails)
    .where(putOff)
    .get()?.at;
  return { uninvited, lastPutOff: last ?? undefined };
}

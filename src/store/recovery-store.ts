import { and, desc, eq, lte, or, sql } from "drizzle-orm";
import { accounts } from "../../db/schema/auth.ts";
import { challenges } from "../../db/schema/auth-codes.ts";
import { mailboxClaims } from "../../db/schema/auth-mailboxes.ts";
import { recoveries, vetoLinks } from "../../db/schema/recovery.ts";
import type { RecoveryRow, RecoveryState, RecoveryStore, RecoverySubject } from "../auth/ports.ts";
import { type Email, accountId, email, workspaceId } from "../shared/brand.ts";
import { activeAdmins } from "./active-admins.ts";
import { applyChange } from "./apply-change.ts";
import { byId, loadAccount } from "./load-account.ts";
import type { OpenStore, Queries } from "./open.ts";
import { prepared } from "./prepared.ts";
import type { SaveParts } from "./save-decision.ts";
import { takeTurn } from "./take-turn.ts";

/** The database side of recovery by an admin. */
export const recoveryStore = (store: OpenStore, parts: SaveParts): RecoveryStore => ({
  decide: async (turn) => takeTurn(store, parts, turn, (queries) => loadState(queries, turn.subject), applyChange),
  look: async (subject) => loadState(store.queries, subject),
  due: async (now) =>
    store.queries
      .select({ id: recoveries.id })
      .from(recoveries)
      .where(
        or(
          and(eq(recoveries.stage, "vouched"), lte(recoveries.runsAt, now)),
          and(eq(recoveries.stage, "asked"), lte(recoveries.expiresAt, now)),
        ),
      )
      .all()
      .map(({ id }) => id),
});

const recoveryById = prepared((queries) =>
  queries
    .select()
    .from(recoveries)
    .where(eq(recoveries.id, sql.placeholder("id")))
    .prepare(),
);
const claimOf = prepared((queries) =>
  queries
    .select({ newAddress: mailboxClaims.newAddress })
    .from(mailboxClaims)
    .where(eq(mailboxClaims.id, sql.placeholder("recovery")))
    .prepare(),
);
const ownerOf = prepared((queries) =>
  queries
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.email, sql.placeholder("address")))
    .prepare(),
);

function loadState(queries: Queries, subject: RecoverySubject): RecoveryState {
  const recovery = loadRecovery(queries, subject);
  const account = loadAccount(queries, byId(recovery?.account ?? accountId("")));
  const claim = claimOf(queries).get({ recovery: recovery?.id ?? "" });
  const actor = subject.kind === "recovery" ? subject.actor : undefined;
  return {
    recovery,
    account,
    newAddress: claim?.newAddress,
    mailboxFree: !isTaken(queries, claim?.newAddress ?? email("")),
    admins: activeAdmins(queries, recovery?.workspace ?? workspaceId("")),
    actor: actor && loadAccount(queries, byId(actor)),
  };
}

function loadRecovery(queries: Queries, subject: RecoverySubject): RecoveryRow | undefined {
  const row = recoveryById(queries).get({ id: idOf(queries, subject) ?? "" });
  if (!row) return undefined;
  const { account, workspace, vouchedBy, runsAt, stage, askedAt, expiresAt } = row;
  return {
    id: row.id,
    stage,
    askedAt,
    expiresAt,
    account: account ?? undefined,
    workspace: workspace ?? undefined,
    vouchedBy: vouchedBy ?? undefined,
    runsAt: runsAt ?? undefined,
  };
}

function idOf(queries: Queries, subject: RecoverySubject): string | undefined {
  if (subject.kind === "recovery") return subject.id;
  if (subject.kind === "veto-link")
    return queries.select().from(vetoLinks).where(eq(vetoLinks.hash, subject.hash)).get()?.recovery;
  return queries
    .select({ id: recoveries.id })
    .from(recoveries)
    .innerJoin(challenges, eq(challenges.id, recoveries.id))
    .where(eq(challenges.conversation, subject.conversation))
    .orderBy(desc(sql`${recoveries}.rowid`))
    .limit(1)
    .get()?.id;
}

const isTaken = (queries: Queries, address: Email): boolean => ownerOf(queries).get({ address }) !== undefined;

import { and, desc, eq, inArray, lte, or, sql } from "drizzle-orm";
import { approvals } from "../../../db/schema/approvals.ts";
import { challenges } from "../../../db/schema/auth-codes.ts";
import { mailboxClaims } from "../../../db/schema/auth-mailboxes.ts";
import { accounts } from "../../../db/schema/auth.ts";
import { recoveries, vetoLinks } from "../../../db/schema/recovery.ts";
import type {
  Change,
  RecoveryChange,
  RecoveryRow,
  RecoveryStage,
  RecoveryState,
  RecoveryStore,
  RecoverySubject,
} from "../../auth/ports.ts";
import { accountId, type Email, email, type Instant, workspaceId } from "../../shared/brand.ts";
import { activeAdmins, byId, loadAccount } from "./accounts.ts";
import { expectOneRow } from "./conflict.ts";
import type { Queries } from "./database.ts";
import { prepared } from "./statement-cache.ts";
import type { UnitRunner } from "./unit-of-work.ts";
import type { Applies } from "./apply-by.ts";

/** The database side of recovery by an admin. */
export const recoveryStore = (runner: UnitRunner<Change>): RecoveryStore => ({
  decide: async (unit) => runner.run(unit, (queries) => loadState(queries, unit.subject)),
  read: async (subject) => loadState(runner.queries, subject),
  due: async (now) =>
    runner.queries
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
    .orderBy(desc(recoveries.askedAt), desc(challenges.sequence))
    .limit(1)
    .get()?.id;
}

const isTaken = (queries: Queries, address: Email): boolean => ownerOf(queries).get({ address }) !== undefined;

/** How each change of recoveries becomes rows. */
export const recoveryChanges: Applies<RecoveryChange, Instant> = {
  "recovery-asked": (queries, { id, account, workspace, expiresAt }, now) => {
    const row = { id, account: account ?? null, workspace: workspace ?? null, expiresAt, askedAt: now };
    queries
      .insert(recoveries)
      .values({ ...row, stage: "asked" })
      .run();
  },
  "recovery-moved": move,
  "recoveries-stopped": stopAll,
  "veto-link-issued": (queries, { hash, recovery }) => void queries.insert(vetoLinks).values({ hash, recovery }).run(),
};

const OPEN: readonly RecoveryStage[] = ["asked", "vouched"];

function move(
  queries: Queries,
  change: Extract<RecoveryChange, { readonly kind: "recovery-moved" }>,
  now: Instant,
): void {
  const { id, from, to, vouchedBy, agreedBy, runsAt } = change;
  const isOver = !OPEN.includes(to);
  const set = { stage: to, vouchedBy, agreedBy, runsAt, ...(isOver ? { endedAt: now } : {}) };
  const there = and(eq(recoveries.id, id), eq(recoveries.stage, from));
  expectOneRow(queries.update(recoveries).set(set).where(there).run(), "recovery");
  // A request that nobody answered in time ends by itself, and is told to the support.
  if (isOver && to !== "expired") withdraw(queries, [id], now);
}

/** Requests of admins follow what they are about: a card on a recovery that is over has nothing left to decide. */
function withdraw(queries: Queries, ids: readonly string[], now: Instant): void {
  const open = and(inArray(approvals.recovery, [...ids]), eq(approvals.status, "open"));
  queries.update(approvals).set({ status: "withdrawn", decidedAt: now }).where(open).run();
}

/** The owner is there after all: whatever asks in the owner's name ends, requests for addresses too. */
function stopAll(
  queries: Queries,
  { account }: Extract<RecoveryChange, { readonly kind: "recoveries-stopped" }>,
  now: Instant,
): void {
  const open = and(eq(recoveries.account, account), inArray(recoveries.stage, [...OPEN]));
  queries.update(recoveries).set({ stage: "vetoed", endedAt: now }).where(open).run();
  const asked = and(eq(approvals.account, account), eq(approvals.status, "open"));
  queries.update(approvals).set({ status: "withdrawn", decidedAt: now }).where(asked).run();
}

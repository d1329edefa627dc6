import { and, asc, eq, gte, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import { backupCodes, backupCodeSets } from "../../../db/schema/auth-backup-codes.ts";
import type { BackupCodeChange, BackupCodeState, CodeSet } from "../../auth/ports.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { expectOneRow } from "./conflict.ts";
import { prepared } from "./statement-cache.ts";
import type { Queries } from "./database.ts";
import type { Applies } from "./apply-by.ts";

const alive = and(eq(backupCodeSets.account, sql.placeholder("account")), isNull(backupCodeSets.voidedAt));
const aliveSets = prepared((queries) => queries.select().from(backupCodeSets).where(alive).prepare());
const aliveCodes = prepared((queries) =>
  queries
    .select({ code: backupCodes })
    .from(backupCodes)
    .innerJoin(backupCodeSets, eq(backupCodeSets.id, backupCodes.set))
    .where(alive)
    .orderBy(asc(backupCodes.number))
    .prepare(),
);

/** The sets of an account that are not void: at most one that is active and one that waits. */
export function loadSets(queries: Queries, account: AccountId): Pick<BackupCodeState, "active" | "drawn"> {
  const sets = setsOf(queries, account);
  return {
    active: sets.find(({ activatedAt }) => activatedAt !== undefined),
    drawn: sets.find(({ activatedAt }) => activatedAt === undefined),
  };
}

function setsOf(queries: Queries, account: AccountId): readonly CodeSet[] {
  const codes = aliveCodes(queries).all({ account });
  const sets = aliveSets(queries).all({ account });
  return sets.map(({ id, drawnBy, drawnAt, activatedAt }) => ({
    id,
    drawnBy,
    drawnAt,
    activatedAt: activatedAt ?? undefined,
    codes: codes
      .filter(({ code }) => code.set === id)
      .map(({ code: { number, hash, usedAt } }) => ({ number, hash, used: usedAt !== null })),
  }));
}

/** How each change of backup codes becomes rows. */
export const backupCodeChanges: Applies<BackupCodeChange, Instant> = {
  "backup-codes-drawn": draw,
  "backup-codes-activated": activate,
  "backup-code-used": use,
  "backup-codes-voided": (queries, { account, madeSince }, now) =>
    voidSets(queries, account, now, madeSince && gte(backupCodeSets.activatedAt, madeSince)),
};

type Of<Kind extends BackupCodeChange["kind"]> = Extract<BackupCodeChange, { readonly kind: Kind }>;

/** Ends the set of the account that waits to be said to be saved. */
export const dropWaitingCodes = (queries: Queries, account: AccountId, now: Instant): void =>
  voidSets(queries, account, now, isNull(backupCodeSets.activatedAt));

function draw(queries: Queries, { account, set, drawnBy, hashes }: Of<"backup-codes-drawn">, now: Instant): void {
  dropWaitingCodes(queries, account, now);
  queries.insert(backupCodeSets).values({ id: set, account, drawnBy, drawnAt: now }).run();
  const rows = hashes.map((hash, index) => ({ set, number: index + 1, hash }));
  queries.insert(backupCodes).values(rows).run();
}

function activate(queries: Queries, { account, set }: Of<"backup-codes-activated">, now: Instant): void {
  voidSets(queries, account, now, isNotNull(backupCodeSets.activatedAt));
  const waiting = and(
    eq(backupCodeSets.id, set),
    eq(backupCodeSets.account, account),
    isNull(backupCodeSets.activatedAt),
    isNull(backupCodeSets.voidedAt),
  );
  expectOneRow(queries.update(backupCodeSets).set({ activatedAt: now }).where(waiting).run(), "set of codes");
}

/** The codes of a set that is void are deleted, but a set that only waits has codes too. */
function use(queries: Queries, { set, number }: Of<"backup-code-used">, now: Instant): void {
  const active = queries
    .select({ id: backupCodeSets.id })
    .from(backupCodeSets)
    .where(and(eq(backupCodeSets.id, set), isNotNull(backupCodeSets.activatedAt), isNull(backupCodeSets.voidedAt)));
  const unused = and(inArray(backupCodes.set, active), eq(backupCodes.number, number), isNull(backupCodes.usedAt));
  expectOneRow(queries.update(backupCodes).set({ usedAt: now }).where(unused).run(), "backup code");
}

function voidSets(queries: Queries, account: AccountId, now: Instant, which: SQL | undefined): void {
  const alive = and(eq(backupCodeSets.account, account), isNull(backupCodeSets.voidedAt), which);
  const ids = queries.select({ id: backupCodeSets.id }).from(backupCodeSets).where(alive);
  queries.delete(backupCodes).where(inArray(backupCodes.set, ids)).run();
  queries.update(backupCodeSets).set({ voidedAt: now }).where(alive).run();
}

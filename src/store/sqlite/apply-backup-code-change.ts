import { type SQL, and, eq, gte, inArray, isNotNull, isNull } from "drizzle-orm";
import { backupCodeSets, backupCodes } from "../../../db/schema/auth-backup-codes.ts";
import type { BackupCodeChange } from "../../auth/ports.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";

export function applyBackupCodeChange(queries: Queries, change: BackupCodeChange, now: Instant): void {
  switch (change.kind) {
    case "backup-codes-drawn":
      draw(queries, change, now);
      break;
    case "backup-codes-activated":
      activate(queries, change, now);
      break;
    case "backup-code-used":
      use(queries, change, now);
      break;
    case "backup-codes-voided":
      voidSets(queries, change.account, now, change.madeSince && gte(backupCodeSets.activatedAt, change.madeSince));
      break;
    default:
      never(change);
  }
}

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
  mustHaveChangedOne(queries.update(backupCodeSets).set({ activatedAt: now }).where(waiting).run(), "set of codes");
}

/** The codes of a set that is void are deleted, but a set that only waits has codes too. */
function use(queries: Queries, { set, number }: Of<"backup-code-used">, now: Instant): void {
  const active = queries
    .select({ id: backupCodeSets.id })
    .from(backupCodeSets)
    .where(and(eq(backupCodeSets.id, set), isNotNull(backupCodeSets.activatedAt), isNull(backupCodeSets.voidedAt)));
  const unused = and(inArray(backupCodes.set, active), eq(backupCodes.number, number), isNull(backupCodes.usedAt));
  mustHaveChangedOne(queries.update(backupCodes).set({ usedAt: now }).where(unused).run(), "backup code");
}

function voidSets(queries: Queries, account: AccountId, now: Instant, which: SQL | undefined): void {
  const alive = and(eq(backupCodeSets.account, account), isNull(backupCodeSets.voidedAt), which);
  const ids = queries.select({ id: backupCodeSets.id }).from(backupCodeSets).where(alive);
  queries.delete(backupCodes).where(inArray(backupCodes.set, ids)).run();
  queries.update(backupCodeSets).set({ voidedAt: now }).where(alive).run();
}

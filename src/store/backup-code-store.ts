import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { backupCodeSets, backupCodes } from "../../db/schema/auth-backup-codes.ts";
import type { BackupCodeState, BackupCodeStore, CodeSet, Horizon, Subject } from "../auth/ports.ts";
import { type AccountId, accountId } from "../shared/brand.ts";
import { applyChange } from "./apply-change.ts";
import { loadLoginState } from "./load-login-state.ts";
import type { OpenStore, Queries } from "./open.ts";
import { prepared } from "./prepared.ts";
import type { SaveParts } from "./save-decision.ts";
import { takeTurn } from "./take-turn.ts";

/** The database side of backup codes. */
export const backupCodeStore = (store: OpenStore, parts: SaveParts): BackupCodeStore => ({
  decide: async (turn) =>
    takeTurn(store, parts, turn, (queries) => loadState(queries, turn.subject, turn.horizon), applyChange),
  look: async (subject, horizon) => loadState(store.queries, subject, horizon),
});

function loadState(queries: Queries, subject: Subject, horizon: Horizon): BackupCodeState {
  const state = loadLoginState(queries, subject, horizon);
  const sets = loadSets(queries, state.account?.id ?? accountId(""));
  return {
    ...state,
    active: sets.find(({ activatedAt }) => activatedAt !== undefined),
    drawn: sets.find(({ activatedAt }) => activatedAt === undefined),
  };
}

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
function loadSets(queries: Queries, account: AccountId): readonly CodeSet[] {
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

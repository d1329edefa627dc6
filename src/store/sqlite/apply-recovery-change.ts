import { and, eq, inArray } from "drizzle-orm";
import { approvals } from "../../../db/schema/approvals.ts";
import { recoveries, vetoLinks } from "../../../db/schema/recovery.ts";
import type { RecoveryChange, RecoveryStage } from "../../auth/ports.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";

export function applyRecoveryChange(queries: Queries, change: RecoveryChange, now: Instant): void {
  switch (change.kind) {
    case "recovery-asked": {
      const { id, account, workspace, expiresAt } = change;
      const row = { id, account: account ?? null, workspace: workspace ?? null, expiresAt, askedAt: now };
      queries
        .insert(recoveries)
        .values({ ...row, stage: "asked" })
        .run();
      break;
    }
    case "recovery-moved":
      move(queries, change, now);
      break;
    case "recoveries-stopped":
      stopAll(queries, change.account, now);
      break;
    case "veto-link-issued":
      queries.insert(vetoLinks).values({ hash: change.hash, recovery: change.recovery }).run();
      break;
    default:
      never(change);
  }
}

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
  mustHaveChangedOne(queries.update(recoveries).set(set).where(there).run(), "recovery");
  // A request that nobody answered in time ends by itself, and is told to the support.
  if (isOver && to !== "expired") withdraw(queries, [id], now);
}

/** Requests of admins follow what they are about: a card on a recovery that is over has nothing left to decide. */
function withdraw(queries: Queries, ids: readonly string[], now: Instant): void {
  const open = and(inArray(approvals.recovery, [...ids]), eq(approvals.status, "open"));
  queries.update(approvals).set({ status: "withdrawn", decidedAt: now }).where(open).run();
}

/** The owner is there after all: whatever asks in the owner's name ends, requests for addresses too. */
function stopAll(queries: Queries, account: AccountId, now: Instant): void {
  const open = and(eq(recoveries.account, account), inArray(recoveries.stage, [...OPEN]));
  queries.update(recoveries).set({ stage: "vetoed", endedAt: now }).where(open).run();
  const asked = and(eq(approvals.account, account), eq(approvals.status, "open"));
  queries.update(approvals).set({ status: "withdrawn", decidedAt: now }).where(asked).run();
}

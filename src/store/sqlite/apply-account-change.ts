import { and, eq, isNull } from "drizzle-orm";
import { accounts, workspaces } from "../../../db/schema/auth.ts";
import { renewalLinks } from "../../../db/schema/auth-backup-codes.ts";
import { challenges, proofs, resetLinks } from "../../../db/schema/auth-codes.ts";
import type { AccountChange } from "../../auth/ports.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { dropWaitingCodes } from "./apply-backup-code-change.ts";
import { setAddressState } from "./apply-sign-in-change.ts";
import type { Queries } from "./open.ts";

export function applyAccountChange(queries: Queries, change: AccountChange, now: Instant): void {
  switch (change.kind) {
    case "password-changed":
      changePassword(queries, change, now);
      break;
    case "recovery-ended":
      endRecovery(queries, change.account, now);
      break;
    case "two-steps-switched":
      queries
        .update(accounts)
        .set({ twoSteps: change.on, wayInChangedAt: now })
        .where(eq(accounts.id, change.account))
        .run();
      break;
    case "two-steps-required":
      queries.update(workspaces).set({ twoStepsRequired: change.on }).where(eq(workspaces.id, change.workspace)).run();
      break;
    case "recovery-shut":
      setAddressState(queries, change.key, { recoveryShutUntil: change.until });
      break;
    default:
      never(change);
  }
}

function changePassword(
  queries: Queries,
  change: Extract<AccountChange, { readonly kind: "password-changed" }>,
  now: Instant,
): void {
  const mailbox = change.byMailboxAlone ? { mailboxResetAt: now } : {};
  queries
    .update(accounts)
    .set({ passwordHash: change.hash, passwordChangedAt: now, ...mailbox })
    .where(eq(accounts.id, change.account))
    .run();
}

/** A challenge that has ended takes its codes with it: no rule looks at them again. */
function endRecovery(queries: Queries, account: AccountId, now: Instant): void {
  for (const table of [challenges, resetLinks, renewalLinks]) {
    const open = and(eq(table.account, account), isNull(table.endedAt));
    queries.update(table).set({ endedAt: now }).where(open).run();
  }
  dropWaitingCodes(queries, account, now);
  queries.delete(proofs).where(eq(proofs.account, account)).run();
}

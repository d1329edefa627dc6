import type { Instant } from "../../shared/brand.ts";
import type { RecoveryRow } from "./model.ts";

/** What whoever asked may know before the account is theirs. */
export type RecoveryStatus =
  /** Nobody has vouched yet, or there is nobody who could. */
  | { readonly kind: "waiting"; readonly until: Instant }
  | { readonly kind: "vouched"; readonly runsAt: Instant }
  | { readonly kind: "done" | "ended" };

/**
 * Nothing is proved but a mailbox that anybody can have. So until an admin has vouched, a recovery that was declined or
 * stopped looks to the last like one that waits, which is what that of an unknown account looks like.
 */
export function statusOf({ stage, expiresAt, runsAt }: RecoveryRow, now: Instant): RecoveryStatus {
  if (stage === "done") return { kind: stage };
  if (stage === "vouched" && runsAt !== undefined) return { kind: stage, runsAt };
  return runsAt === undefined && now < expiresAt ? { kind: "waiting", until: expiresAt } : { kind: "ended" };
}

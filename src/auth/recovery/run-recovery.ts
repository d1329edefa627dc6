import type { Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { type Change, decided, type AuditLine, type Decision } from "../decision.ts";
import { maskEmail } from "../account.ts";
import type { RecoveryChange, RecoveryState } from "./model.ts";
import type { PressAnswer } from "./recovery.ts";

/**
 * The new mailbox takes the place of the lost one. Whatever somebody else could have by the old one ends: sessions,
 * codes, links, backup codes, linked chats. Two-step verification stays on; its codes go to the new address from now on.
 */
export function runRecovery(
  state: RecoveryState,
  moved: Extract<RecoveryChange, { readonly kind: "recovery-moved" }>,
  now: Instant,
  { answer, line }: { readonly answer: PressAnswer; readonly line: AuditLine },
): Decision<PressAnswer> {
  const { account } = state;
  if (!account) return decided({ kind: "refused", why: "over" });
  const { id } = account;
  const changes: readonly Change[] = [
    moved,
    { kind: "recoveries-stopped", account: id },
    { kind: "address-changed", claim: moved.id, account: id },
    { kind: "sessions-ended", account: id },
    { kind: "recovery-ended", account: id },
    { kind: "backup-codes-voided", account: id },
    { kind: "chats-unlinked", account: id },
  ];
  const updated = { event: "user_updated", account: id, details: { what: "address", by: "recovery" } } as const;
  return decided(answer, { changes, mails: toldAtBoth(state, moved.id, now), audit: [line, updated] });
}

function toldAtBoth({ account, newAddress }: RecoveryState, claim: string, now: Instant): readonly MailOrder[] {
  if (!account || !newAddress) return [];
  const details = { mailbox: maskEmail(newAddress), changedAt: now };
  const order = { template: "recovery-done", language: account.language, details } as const;
  return [
    { ...order, to: account.id },
    { ...order, to: `old-mailbox:${claim}` },
  ];
}

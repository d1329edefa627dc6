import type { AuditChain, Change, Decision } from "../auth/ports.ts";
import type { Instant } from "../shared/brand.ts";
import { applyAccountChange } from "./apply-account-change.ts";
import { applyBackupCodeChange } from "./apply-backup-code-change.ts";
import { applyCodeChange } from "./apply-code-change.ts";
import { applyLinkChange } from "./apply-link-change.ts";
import { applyMailboxChange } from "./apply-mailbox-change.ts";
import { applyMemberChange } from "./apply-member-change.ts";
import { applySignInChange } from "./apply-sign-in-change.ts";
import { applyWhitelistChange } from "./apply-whitelist-change.ts";
import type { Queries } from "./open.ts";
import { queueMail } from "./queue-mail.ts";
import { auditLine, writeAudit } from "./write-audit.ts";
import { applyRecoveryChange } from "./apply-recovery-change.ts";

/** What saving needs besides the decision. */
export interface SaveParts {
  /** Gives ids to mails and entries. */
  readonly newId: () => string;
  readonly chain: AuditChain;
}

/** Saves all that a rule decided, inside the caller's transaction. */
export function saveDecision(
  queries: Queries,
  decision: Omit<Decision<unknown>, "answer">,
  now: Instant,
  { newId, chain }: SaveParts,
): void {
  for (const change of decision.changes) applyChange(queries, change, now);
  for (const order of decision.mails) queueMail(queries, order, now, newId());
  for (const line of decision.audit) writeAudit(queries, chain, auditLine(line, now));
}

function applyChange(queries: Queries, change: Change, now: Instant): void {
  switch (change.kind) {
    case "reset-link-issued":
    case "disown-link-issued":
    case "renewal-link-issued":
    case "reset-link-used":
    case "disown-link-used":
    case "renewal-link-used":
      applyLinkChange(queries, change, now);
      break;
    case "backup-codes-drawn":
    case "backup-codes-activated":
    case "backup-code-used":
    case "backup-codes-voided":
      applyBackupCodeChange(queries, change, now);
      break;
    case "password-changed":
    case "recovery-ended":
    case "two-steps-switched":
    case "two-steps-required":
    case "recovery-shut":
      applyAccountChange(queries, change, now);
      break;
    case "role-changed":
    case "status-changed":
    case "workspace-renamed":
      applyMemberChange(queries, change);
      break;
    case "mailbox-claimed":
    case "claim-proved":
    case "address-changed":
      applyMailboxChange(queries, change, now);
      break;
    case "recovery-asked":
    case "recovery-moved":
    case "recoveries-stopped":
    case "veto-link-issued":
      applyRecoveryChange(queries, change, now);
      break;
    case "whitelist-set":
    case "whitelist-undo-offered":
    case "whitelist-undo-used":
      applyWhitelistChange(queries, change, now);
      break;
    case "attempt-recorded":
    case "locked":
    case "failures-forgiven":
    case "session-opened":
    case "session-used":
    case "session-strengthened":
    case "session-ended":
    case "sessions-ended":
      applySignInChange(queries, change, now);
      break;
    default:
      applyCodeChange(queries, change, now);
  }
}

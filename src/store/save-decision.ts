import { audit } from "../../db/schema/audit.ts";
import type { AuditLine, Change, Decision } from "../auth/ports.ts";
import type { Instant } from "../shared/brand.ts";
import { applyAccountChange } from "./apply-account-change.ts";
import { applyCodeChange } from "./apply-code-change.ts";
import { applyLinkChange } from "./apply-link-change.ts";
import { applySignInChange } from "./apply-sign-in-change.ts";
import type { Queries } from "./open.ts";
import { queueMail } from "./queue-mail.ts";

/** Saves all that a rule decided, inside the caller's transaction. */
export function saveDecision(
  queries: Queries,
  decision: Omit<Decision<unknown>, "answer">,
  now: Instant,
  newId: () => string,
): void {
  for (const change of decision.changes) applyChange(queries, change, now);
  for (const order of decision.mails) queueMail(queries, order, now, newId());
  for (const line of decision.audit) writeAuditLine(queries, line, now);
}

function applyChange(queries: Queries, change: Change, now: Instant): void {
  switch (change.kind) {
    case "reset-link-issued":
    case "disown-link-issued":
    case "reset-link-used":
    case "disown-link-used":
      applyLinkChange(queries, change, now);
      break;
    case "password-changed":
    case "recovery-ended":
    case "recovery-shut":
      applyAccountChange(queries, change, now);
      break;
    case "attempt-recorded":
    case "locked":
    case "failures-forgiven":
    case "session-opened":
    case "session-used":
    case "session-ended":
    case "sessions-ended":
      applySignInChange(queries, change, now);
      break;
    default:
      applyCodeChange(queries, change, now);
  }
}

export function writeAuditLine(queries: Queries, { event, account, details }: AuditLine, now: Instant): void {
  queries
    .insert(audit)
    .values({ at: now, event, line: JSON.stringify({ account, ...details }) })
    .run();
}

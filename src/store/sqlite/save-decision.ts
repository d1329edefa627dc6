import type { AuditLine, AuditChain } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import type { Queries } from "./open.ts";
import { queueMail } from "./queue-mail.ts";
import { auditLine, writeAudit } from "./write-audit.ts";

/** What saving needs besides the decision. */
export interface SaveParts {
  /** Gives ids to mails and entries. */
  readonly newId: () => string;
  readonly chain: AuditChain;
}

/** What a rule wants saved; its changes are those of its module. */
export interface ToSave<Change> {
  readonly changes: readonly Change[];
  readonly mails: readonly MailOrder[];
  readonly audit: readonly AuditLine[];
}

export type Apply<Change> = (queries: Queries, change: Change, now: Instant) => void;

/** Saves all that a rule decided, inside the caller's transaction. */
export function saveDecision<Change>(
  queries: Queries,
  { changes, mails, audit }: ToSave<Change>,
  now: Instant,
  { newId, chain }: SaveParts,
  apply: Apply<Change>,
): void {
  for (const change of changes) apply(queries, change, now);
  for (const order of mails) queueMail(queries, order, now, newId());
  for (const line of audit) writeAudit(queries, chain, auditLine(line, now));
}

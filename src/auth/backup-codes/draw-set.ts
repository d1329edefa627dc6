import type { Instant, PasswordHash, TokenHash } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { type Barred, actorOf } from "../acting.ts";
import type { Visitor, AccountRecord } from "../model.ts";
import { type Change, decided, type AuditLine, type Decision } from "../decision.ts";
import { vouchedByMailboxAlone } from "../account.ts";
import type { BackupCodeState } from "./model.ts";

/** Fresh codes as far as the database may know them. */
export interface DrawnSet {
  readonly id: string;
  readonly hashes: readonly PasswordHash[];
}

/** `reset-lately`: nothing but the mailbox has vouched for this person since the password was reset. */
export type DrawRefusal = Barred | "two-steps-off" | "reset-lately";

/** Why this session may not draw now. Asked before hashing, and again when it counts. */
export function drawBarred(state: BackupCodeState, seen: Visitor, now: Instant): DrawRefusal | undefined {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return actor.reason;
  if (!actor.value.account.twoSteps) return "two-steps-off";
  return vouchedByMailboxAlone(actor.value, now) ? "reset-lately" : undefined;
}

/** A fresh set, good for nothing until it is said to be saved. The codes before it stay as they are. */
export function drawSet(
  state: BackupCodeState,
  { seen }: { readonly seen: Visitor },
  now: Instant,
  drawn: DrawnSet,
): Decision<Outcome<string, DrawRefusal>> {
  const barred = drawBarred(state, seen, now);
  if (barred !== undefined || !state.session) return decided(no(barred ?? "signed-out"));
  const { account, hash } = state.session;
  return decided<Outcome<string, DrawRefusal>>(ok(drawn.id), {
    changes: [setDrawn(account, hash, drawn)],
    audit: [drawnLine(account, "session", seen)],
  });
}

export const setDrawn = ({ id }: AccountRecord, drawnBy: TokenHash, drawn: DrawnSet): Change => ({
  kind: "backup-codes-drawn",
  account: id,
  set: drawn.id,
  drawnBy,
  hashes: drawn.hashes,
});

export const drawnLine = ({ id }: AccountRecord, by: "session" | "renewal-link", seen: Visitor): AuditLine => ({
  event: "authn_token_created",
  account: id,
  details: { what: "backup-codes", by, from: seen.address },
});

import { type AccountId, after, type Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { maskEmail } from "../account.ts";
import { type AuditLine, type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type {
  Press,
  PressAnswer,
  Presser,
  RecoveryChange,
  RecoveryRow,
  RecoveryStage,
  RecoveryState,
  Refusal,
} from "./model.ts";
import { type DrawnVeto, notifyAll } from "./mails.ts";

/** One act on a recovery: judged by the table, then written down and told. */
export function moveRecovery(
  state: RecoveryState,
  act: Act,
  press: Omit<Press, "recovery" | "idempotencyKey"> | undefined,
  now: Instant,
  veto: DrawnVeto,
): Decision<PressAnswer> {
  const { recovery } = state;
  if (!recovery) return decided({ kind: "refused", why: "over" });
  const verdict = evaluateRecovery(act, situationOf(state, recovery, press, now));
  if ("refused" in verdict) return refused(recovery, act, press?.admin, verdict);
  return movedTo(state, recovery, { to: verdict.to, act, by: press?.admin }, now, veto);
}

function situationOf(
  { account, actor, admins, mailboxFree }: RecoveryState,
  recovery: RecoveryRow,
  press: Omit<Press, "recovery" | "idempotencyKey"> | undefined,
  now: Instant,
): Situation {
  const { stage, expiresAt, runsAt, vouchedBy } = recovery;
  const voucherStands = vouchedBy === undefined || admins.some(({ id }) => id === vouchedBy);
  return {
    stage,
    presser: presserOf(recovery, actor, press),
    expired: now >= expiresAt,
    waited: runsAt !== undefined && now >= runsAt,
    sound: account?.status === "active" && mailboxFree && voucherStands,
  };
}

/** Looks at the account as it is now, whatever it was when the button was shown. */
function presserOf(
  recovery: RecoveryRow,
  actor: RecoveryState["actor"],
  press: Omit<Press, "recovery" | "idempotencyKey"> | undefined,
): Presser {
  if (!press || actor?.id !== press.admin) return "no-admin";
  if (actor.id === recovery.account) return "oneself";
  if (actor.workspace !== recovery.workspace || actor.role !== "admin" || actor.status !== "active") return "no-admin";
  const age = press.pressedAt - press.passwordAt;
  if (age < 0 || age >= LIMITS.session.passwordGoodFor) return "stale";
  return actor.id === recovery.vouchedBy ? "first-admin" : "admin";
}

const refused = (
  { id, account }: RecoveryRow,
  act: Act,
  by: AccountId | undefined,
  { refused: why }: Extract<Verdict, { readonly refused: unknown }>,
): Decision<PressAnswer> =>
  decided<PressAnswer>(
    { kind: "refused", why },
    {
      audit: [{ event: "authz_fail", account: by ?? account, details: { what: `recovery-${act}`, recovery: id, why } }],
    },
  );

function movedTo(
  state: RecoveryState,
  { id, stage: from, runsAt: planned }: RecoveryRow,
  {
    to,
    act,
    by,
  }: { readonly to: Exclude<RecoveryRow["stage"], "asked">; readonly act: Act; readonly by: AccountId | undefined },
  now: Instant,
  veto: DrawnVeto,
): Decision<PressAnswer> {
  const runsAt = to === "vouched" ? after(now, LIMITS.recovery.wait) : planned;
  const admin = by === undefined ? {} : to === "vouched" ? { vouchedBy: by } : act === "agree" ? { agreedBy: by } : {};
  const moved = {
    kind: "recovery-moved",
    id,
    from,
    to,
    ...admin,
    ...(runsAt === undefined ? {} : { runsAt }),
  } as const;
  const line = {
    event: "authz_admin",
    account: by ?? state.account?.id,
    details: { what: `recovery-${act}`, recovery: id, to },
  } as const;
  const answer = { kind: "moved", to, runsAt } as const;
  if (to === "vouched")
    return decided<PressAnswer>(answer, {
      changes: [moved, { kind: "veto-link-issued", hash: veto.hash, recovery: id }],
      mails: notifyAll(state, "recovery-vouched", { at: now, runsAt }, veto.secrets),
      audit: [line],
    });
  if (to === "done") return runRecovery(state, moved, now, { answer, line });
  const tells = to === "expired" ? [] : notifyAll(state, "recovery-stopped", { at: now });
  return decided<PressAnswer>(answer, { changes: [moved], mails: tells, audit: [line] });
}

/** What somebody, or time, wants of a recovery. `stop`: the veto link. */
export type Act = "vouch" | "agree" | "decline" | "stop" | "run";

export interface Situation {
  readonly stage: RecoveryStage;
  readonly presser: Presser;
  /** The time in which somebody could vouch is over. */
  readonly expired: boolean;
  /** The waiting time is over. */
  readonly waited: boolean;
  /** Account active, new address free, and whoever vouched still an active admin. */
  readonly sound: boolean;
}

/** The next stage, or why nothing happens. */
export type Verdict = { readonly to: Exclude<RecoveryStage, "asked"> } | { readonly refused: Refusal };

/** The whole of recovery by an admin in one table: stage, act, who, time. */
export function evaluateRecovery(act: Act, { stage, presser, expired, waited, sound }: Situation): Verdict {
  if (stage !== "asked" && stage !== "vouched") return { refused: "over" };
  if (act === "stop") return { to: "vetoed" };
  if (stage === "asked" && expired) return { to: "expired" };
  if (act === "run") return evaluateRun(stage, waited, sound);
  if (presser === "oneself" || presser === "no-admin") return { refused: presser };
  if (act === "decline") return { to: stage === "asked" ? "declined" : "vetoed" };
  if (presser === "stale") return { refused: presser };
  if (!sound) return { to: "failed" };
  if (act === "vouch") return stage === "asked" ? { to: "vouched" } : { refused: "over" };
  if (stage === "asked") return { refused: "too-early" };
  return presser === "first-admin" ? { refused: presser } : { to: "done" };
}

function evaluateRun(stage: "asked" | "vouched", waited: boolean, sound: boolean): Verdict {
  if (stage === "asked" || !waited) return { refused: "too-early" };
  return { to: sound ? "done" : "failed" };
}

/**
 * The new mailbox takes the place of the lost one. Whatever somebody else could have by the old one ends: sessions,
 * codes, links, backup codes, linked chats. Two-step verification stays on; its codes go to the new address from now on.
 */
function runRecovery(
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

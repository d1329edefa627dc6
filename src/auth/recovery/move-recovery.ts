import { type AccountId, type Instant, after } from "../../shared/brand.ts";
import { decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import { type Act, type Presser, type Situation, type Verdict, judgeRecovery } from "./judge-recovery.ts";
import type { Press, PressAnswer } from "./recovery.ts";
import { runRecovery } from "./run-recovery.ts";
import type { RecoveryRow, RecoveryState } from "./model.ts";
import { type DrawnVeto, tellAll } from "./tell.ts";

/** One act on a recovery: judged by the table, then written down and told. */
export function moveRecovery(
  state: RecoveryState,
  act: Act,
  press: Omit<Press, "recovery" | "once"> | undefined,
  now: Instant,
  veto: DrawnVeto,
): Decision<PressAnswer> {
  const { recovery } = state;
  if (!recovery) return decided({ kind: "refused", why: "over" });
  const verdict = judgeRecovery(act, situationOf(state, recovery, press, now));
  if ("refused" in verdict) return refused(recovery, act, press?.admin, verdict);
  return movedTo(state, recovery, { to: verdict.to, act, by: press?.admin }, now, veto);
}

function situationOf(
  { account, actor, admins, mailboxFree }: RecoveryState,
  recovery: RecoveryRow,
  press: Omit<Press, "recovery" | "once"> | undefined,
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
  press: Omit<Press, "recovery" | "once"> | undefined,
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
      mails: tellAll(state, "recovery-vouched", { at: now, runsAt }, veto.secrets),
      audit: [line],
    });
  if (to === "done") return runRecovery(state, moved, now, { answer, line });
  const tells = to === "expired" ? [] : tellAll(state, "recovery-stopped", { at: now });
  return decided<PressAnswer>(answer, { changes: [moved], mails: tells, audit: [line] });
}

import { type CodeMac, type Instant, after } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import { actorOf, type Barred, idleSince } from "../acting.ts";
import type { Visitor, AccountRecord, LoginState, Session } from "../model.ts";
import { retireExpired } from "../mailed-codes/challenge.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import { type TypedCodeRefusal, judgeInSession } from "../mailed-codes/session-code.ts";
import { type SwitchRefusal, refuseSwitch } from "./judge-switch.ts";
import type { TwoStepsTurn } from "./model.ts";

interface ConfirmSwitch {
  readonly turn: TwoStepsTurn;
  readonly mac: CodeMac;
  readonly seen: Visitor;
}

type Confirmed = Outcome<TwoStepsTurn, Barred | SwitchRefusal | TypedCodeRefusal>;

/** Switches two-step verification, once, with the code that was mailed for just that. */
export function confirmSwitch(
  state: LoginState,
  { turn, mac, seen }: ConfirmSwitch,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Confirmed> {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return decided(no(actor.reason));
  const refusal = refuseSwitch(actor.value, turn, now);
  if (refusal) return decided(no(refusal));
  const judged = judgeInSession(state, actor.value, { mac, seen }, now);
  const retired = retireExpired(state.challenge, now);
  if (judged.refusal)
    return decided(no(judged.refusal), { changes: [...judged.changes, ...retired], audit: judged.audit });
  return switchTwoSteps(actor.value, turn, seen, now, drawn, judged.changes);
}

/** For somebody who cannot receive mail any more. A backup code and the password are two proofs, with the mailbox or without. */
export function turnOffAfterBackupCode(
  state: LoginState,
  { seen }: { readonly seen: Visitor },
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Outcome<"off", Barred | SwitchRefusal | "no-backup-code">> {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return decided(no(actor.reason));
  const refusal = refuseSwitch(actor.value, "off", now);
  if (refusal) return decided(no(refusal));
  if (!openedByBackupCode(actor.value, now)) return decided(no("no-backup-code"));
  return switchTwoSteps(actor.value, "off", seen, now, drawn, []);
}

/** With the clock set back it is too long ago rather than still to come. */
export const openedByBackupCode = ({ openedWith, openedAt }: Session, now: Instant): boolean =>
  openedWith === "backup-code" && openedAt <= now && now - openedAt < LIMITS.session.backupCodeGoodFor;

function switchTwoSteps<Turn extends TwoStepsTurn>(
  { account, hash }: Session,
  turn: Turn,
  seen: Visitor,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
  saved: readonly Change[],
): Decision<Outcome<Turn, never>> {
  const rest: readonly Change[] =
    turn === "on"
      ? [{ kind: "sessions-ended", account: account.id, except: hash }]
      : [
          // Without the second step a session may be idle for longer: those that had ended must not come back.
          { kind: "sessions-ended", account: account.id, usedUntil: idleSince(account, now) },
          { kind: "backup-codes-voided", account: account.id },
        ];
  const { changes, mails, audit } = switchedTwoSteps(account, turn, seen, now, drawn);
  return decided<Outcome<Turn, never>>(ok(turn), { changes: [...saved, ...rest, ...changes], mails, audit });
}

/** The switch itself, and what its owner is told. */
export const switchedTwoSteps = (
  account: AccountRecord,
  turn: TwoStepsTurn,
  seen: Visitor,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Omit<Decision<undefined>, "answer"> => ({
  changes: [
    { kind: "two-steps-switched", account: account.id, on: turn === "on" },
    {
      kind: "disown-link-issued",
      hash: drawn.disown,
      account: account.id,
      expiresAt: after(now, LIMITS.disownLink.lifetime),
    },
  ],
  mails: [
    {
      template: `two-steps-${turn}`,
      to: account.id,
      language: account.language,
      details: { changedAt: now, address: seen.address },
      secrets: drawn.secrets,
    },
  ],
  audit: [
    { event: "user_updated", account: account.id, details: { what: "two-steps", now: turn, from: seen.address } },
  ],
});

import { after, type CodeMac, type Instant, type TokenHash } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { vouchedByMailboxAlone } from "../account.ts";
import { actorOf, type Denied, idleSince } from "../actor.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import { retireExpired } from "../mailed-codes/challenge.ts";
import type { DrawnCode } from "../mailed-codes/codes.ts";
import { issueCode } from "../mailed-codes/rules.ts";
import {
  type CodeMailing,
  verifyInSession,
  mailedNow,
  mailingBarred,
  openChallenge,
  openingIn,
  targetIn,
  type TypedCodeRefusal,
} from "../mailed-codes/session-code.ts";
import type { AccountRecord, LoginState, Session, Visitor } from "../model.ts";
import { type EnterCode, enterCode, type EnterCodeAnswer } from "../sign-in/rules.ts";

export type TwoStepsTurn = "on" | "off";

/**
 * `unchanged`: it is so already. `required`: the workspace wants it of everybody. `reset-lately`: the mailbox alone set
 * the password within the last day, so it cannot turn the second step off.
 */
export type SwitchRefusal = "unchanged" | "required" | "reset-lately";

/** Whether two-step verification of this account may be switched at all, whatever was proved. */
function refuseSwitch(session: Session, turn: TwoStepsTurn, now: Instant): SwitchRefusal | undefined {
  const { twoSteps, twoStepsRequired } = session.account;
  if (twoSteps === (turn === "on")) return "unchanged";
  if (turn === "on") return undefined;
  if (twoStepsRequired) return "required";
  return vouchedByMailboxAlone(session, now) ? "reset-lately" : undefined;
}

interface RequestSwitch {
  readonly turn: TwoStepsTurn;
  readonly language: Language;
  readonly seen: Visitor;
}

/** Whether a code to switch two-step verification may be mailed now, to the address on file. */
export function requestSwitch(
  state: LoginState,
  { turn, language, seen }: RequestSwitch,
  now: Instant,
  drawn: DrawnCode,
): Decision<Outcome<CodeMailing, Denied | SwitchRefusal>> {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return decided(no(actor.reason));
  const { account } = actor.value;
  const refusal = refuseSwitch(actor.value, turn, now);
  if (refusal) return decided(no(refusal));
  const details = { what: `turn-${turn}-two-steps-code`, from: seen.address };
  const open = openChallenge(state, now);
  const barred = mailingBarred(state, open, now);
  if (barred) {
    return decided(ok(barred), { audit: [{ event: "excess_rate_limit_exceeded", account: account.id, details }] });
  }
  const purpose = `turn-${turn}-two-steps` as const;
  const target = open ? { ...open, key: account.key } : targetIn(actor.value, drawn.challengeId, purpose, language);
  const opening = open ? [] : [openingIn(actor.value, target)];
  const issued = issueCode({ ...state, challenge: open }, target, now, drawn);
  return decided<Outcome<CodeMailing, Denied | SwitchRefusal>>(ok(mailedNow(issued.fresh.digits)), {
    changes: [...retireExpired(state.challenge, now), ...opening, ...issued.changes],
    mails: [issued.mail],
    audit: [{ event: "authn_token_created", account: account.id, details }],
  });
}

interface ConfirmSwitch {
  readonly turn: TwoStepsTurn;
  readonly mac: CodeMac;
  readonly seen: Visitor;
}

type Confirmed = Outcome<TwoStepsTurn, Denied | SwitchRefusal | TypedCodeRefusal>;

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
  const judged = verifyInSession(state, actor.value, { mac, seen }, now);
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
): Decision<Outcome<"off", Denied | SwitchRefusal | "no-backup-code">> {
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
const switchedTwoSteps = (
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

/**
 * The second step of somebody whose workspace demands two-step verification: the mailed code proves the mailbox, so it
 * is switched on and the session opens, in one go. Sessions from before were opened without it and end.
 */
export function setUpAtSignIn(
  state: LoginState,
  command: EnterCode,
  now: Instant,
  drawn: { readonly session: TokenHash; readonly disown: Omit<DrawnLink, "reset"> },
): Decision<EnterCodeAnswer> {
  const entered = enterCode(state, command, now, drawn.session);
  const { account } = state;
  if (entered.answer !== "signed-in" || !account || account.twoSteps) return entered;
  const ending: Change = { kind: "sessions-ended", account: account.id };
  const switched = switchedTwoSteps(account, "on", command.seen, now, drawn.disown);
  return {
    answer: "signed-in",
    changes: [ending, ...switched.changes, ...entered.changes],
    mails: [...entered.mails, ...switched.mails],
    audit: [...switched.audit, ...entered.audit],
  };
}

/** `own-first`: the admin does not use two-step verification yet. `unchanged`: it is so already. */
export type RequireRefusal = "own-first" | "unchanged";

/**
 * Whether a workspace demands two-step verification. The admin must have it first: whoever demands it has seen that
 * mails arrive, and cannot lock themselves out with it.
 */
export function requireTwoSteps(
  state: LoginState,
  { on, seen }: { readonly on: boolean; readonly seen: Visitor },
  now: Instant,
): Decision<Outcome<"set", Denied | RequireRefusal>> {
  const actor = actorOf(state.session, seen, now, "admin");
  if (!actor.ok) return decided(no(actor.reason));
  const { id, workspace, twoSteps, twoStepsRequired } = actor.value.account;
  if (twoStepsRequired === on) return decided(no("unchanged"));
  if (on && !twoSteps) return decided(no("own-first"));
  const details = { what: "two-steps-required", now: on ? "on" : "off", workspace, from: seen.address };
  return decided<Outcome<"set", Denied | RequireRefusal>>(ok("set"), {
    changes: [{ kind: "two-steps-required", workspace, on }],
    audit: [{ event: "authz_admin", account: id, details }],
  });
}

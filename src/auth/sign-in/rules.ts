import {
  type AddressKey,
  type CodeMac,
  conversationId,
  type Email,
  type Instant,
  type PasswordHash,
  type TokenHash,
} from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { maskEmail } from "../account.ts";
import { actorOf } from "../actor.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { deviceKnown } from "../devices/known.ts";
import { isAllowed } from "../ip-whitelist/range.ts";
import { countsAsFailure, isLocked, isSuccessfulSignIn, lockAfter } from "../lockout.ts";
import { isOpen, verifyCode, retireExpired, triesLeftToday, type Verdict } from "../mailed-codes/challenge.ts";
import type { DrawnCode } from "../mailed-codes/codes.ts";
import { type CodeTarget, issueCode, verdictChanges } from "../mailed-codes/rules.ts";
import type { AccountRecord, AttemptCause, LoginState, SecondStep, Visitor } from "../model.ts";
import { wrongPassword } from "../passwords/rules.ts";
import { mayMail } from "../send-budget.ts";
import { stoppedMail } from "../stopped-mail.ts";

export interface EnterPassword {
  readonly address: Email;
  readonly key: AddressKey;
  /** Checked before, outside of the transaction, against the hash the account still has. */
  readonly isRight: (account: AccountRecord) => boolean;
  /** A hash of ours for the right password, where that of the account came from another system or another time. */
  readonly renewed?: PasswordHash | undefined;
  readonly language: Language;
  readonly seen: Visitor;
}

interface DrawnSignIn {
  readonly session: TokenHash;
  readonly pending: TokenHash;
  readonly code: DrawnCode;
}

type EnterPasswordAnswer = "signed-in" | "code-mailed" | "set-up-mailed" | "refused";

/** The password step. Whatever the cause of a refusal, the answer is the same; the record keeps the true one. */
export function enterPassword(
  state: LoginState,
  command: EnterPassword,
  now: Instant,
  drawn: DrawnSignIn,
): Decision<EnterPasswordAnswer> {
  const cause = causeOfPassword(state, command, now);
  const attempt = passwordAttempt(state, command, cause);
  if (state.account && cause === "signed-in")
    return withRenewal(
      openSession(state, state.account, attempt, command.seen, drawn.session, "password"),
      state.account,
      command.renewed,
    );
  if (state.account && (cause === "password-right" || cause === "two-steps-not-set-up"))
    return withRenewal(secondStep(state, state.account, command, now, drawn, attempt), state.account, command.renewed);
  const lock = lockAfter(state, command.key, cause, now);
  const isStopped = cause === "locked" || lock.changes.length > 0;
  const told = isStopped ? stoppedMail(state, command, now, drawn.code.pass) : { changes: [], mails: [] };
  const details = { address: maskEmail(command.address), cause, from: command.seen.address };
  return decided("refused", {
    changes: [attempt, ...lock.changes, ...told.changes],
    mails: told.mails,
    audit: [{ event: "authn_login_fail", account: state.account?.id, details }, ...lock.audit],
  });
}

/** The password was right, so what it was compared with can become a hash of ours. Nobody is told: it is the same password. */
const withRenewal = <Answer>(
  decision: Decision<Answer>,
  { id, passwordHash: from }: AccountRecord,
  renewed: PasswordHash | undefined,
): Decision<Answer> =>
  renewed === undefined || from === undefined
    ? decision
    : {
        ...decision,
        changes: [...decision.changes, { kind: "password-renewed", account: id, from, to: renewed }],
      };

function causeOfPassword({ account, ...state }: LoginState, command: EnterPassword, now: Instant): AttemptCause {
  if (isLocked(state, now)) return "locked";
  if (!account) return "unknown-address";
  if (account.status === "invited" || account.status === "elsewhere") return account.status;
  if (!command.isRight(account)) return "wrong-password";
  if (account.status === "disabled" || account.status === "suspended") return account.status;
  if (!isAllowed(account.whitelist, command.seen.address, now)) return "not-whitelisted";
  if (account.twoSteps) return "password-right";
  return account.twoStepsRequired ? "two-steps-not-set-up" : "signed-in";
}

const passwordAttempt = (state: LoginState, { key, seen }: EnterPassword, cause: AttemptCause): Change => ({
  kind: "attempt-recorded",
  key,
  account: state.account?.id,
  cause,
  failed: countsAsFailure(cause),
  cameIn: isSuccessfulSignIn(cause),
  seen,
  spender: state.spender,
});

/** Over budget nothing is mailed and the page looks the same; "send again" there says that no mail is left for now. */
function secondStep(
  state: LoginState,
  account: AccountRecord,
  command: EnterPassword,
  now: Instant,
  drawn: DrawnSignIn,
  attempt: Change,
): Decision<EnterPasswordAnswer> {
  const target = targetOf(state, account, command, drawn);
  const opened: Change = { ...target, kind: "challenge-opened", conversation: conversationId(drawn.pending) };
  const mails = mayMail(state, "entered", now) && triesLeftToday(state, "entered", now) > 0;
  const issued = mails ? issueCode({ ...state, challenge: undefined }, target, now, drawn.code) : undefined;
  const told = issued ? { changes: [], mails: [] } : stoppedMail(state, command, now, drawn.code.pass);
  return decided<EnterPasswordAnswer>(account.twoSteps ? "code-mailed" : "set-up-mailed", {
    changes: [attempt, opened, ...(issued?.changes ?? told.changes)],
    mails: issued ? [issued.mail] : told.mails,
    audit: [{ event: "authn_token_created", account: account.id, details: { what: "sign-in-code" } }],
  });
}

const targetOf = (
  { spender }: LoginState,
  account: AccountRecord,
  command: EnterPassword,
  drawn: DrawnSignIn,
): CodeTarget => ({
  id: drawn.code.challengeId,
  account: account.id,
  key: account.key,
  purpose: account.twoSteps ? "sign-in" : "set-up-two-steps",
  channel: "portal",
  language: command.language,
  budget: "entered",
  spender,
});

export interface EnterCode {
  readonly mac: CodeMac;
  readonly seen: Visitor;
}

/** The second step. `dead`: this sign-in cannot go on; start again with the password. */
export function enterCode(
  state: LoginState,
  command: EnterCode,
  now: Instant,
  session: TokenHash,
): Decision<EnterCodeAnswer> {
  const { account, challenge, key } = state;
  const gone = !challenge || !account || !key || !isOpen(challenge, now, state) || isLocked(state, now);
  if (gone) return decided("dead", { changes: retireExpired(challenge, now) });
  const barred = barredBy(account, command.seen, now);
  if (barred) return refuseSecondStep(state, key, command.seen, now, barred);
  const verdict = verifyCode(state, command.mac, now);
  if (verdict.kind === "none" || verdict.kind === "used-up") return decided("dead");
  const saved = verdictChanges(state, verdict);
  if (verdict.kind !== "right")
    return refuseSecondStep(state, key, command.seen, now, causeOfCode(verdict), saved, endingOf(verdict));
  const attempt = attemptOf(state, key, command.seen, "signed-in-with-code");
  const opened = openSession(state, account, attempt, command.seen, session, "mailed-code");
  return { ...opened, changes: [...saved, ...opened.changes] };
}

const causeOfCode = (verdict: Verdict): AttemptCause => (verdict.kind === "late" ? "code-expired" : "code-wrong");

const endingOf = (verdict: Verdict): readonly Change[] =>
  "last" in verdict && verdict.last ? [{ kind: "challenge-ended", id: verdict.challenge.id }] : [];

/** What the second step of a sign-in answers, by mailed code and by backup code alike. */
export type EnterCodeAnswer = "signed-in" | "refused" | "dead";

/** A code that is right does not help an account that was disabled, or an address that is not allowed, meanwhile. */
export function barredBy(account: AccountRecord, seen: Visitor, now: Instant): AttemptCause | undefined {
  if (account.status !== "active") return account.status;
  return isAllowed(account.whitelist, seen.address, now) ? undefined : "not-whitelisted";
}

/** @param saved what the comparison leaves behind @param ending what ends this sign-in for good */
export function refuseSecondStep(
  state: LoginState,
  key: AddressKey,
  seen: Visitor,
  now: Instant,
  cause: AttemptCause,
  saved: readonly Change[] = [],
  ending: readonly Change[] = [],
): Decision<EnterCodeAnswer> {
  const lock = lockAfter(state, key, cause, now);
  const attempt = attemptOf(state, key, seen, cause);
  return decided<EnterCodeAnswer>(lock.changes.length + ending.length > 0 ? "dead" : "refused", {
    changes: [...saved, attempt, ...ending, ...lock.changes],
    audit: [
      { event: "authn_login_fail", account: state.account?.id, details: { cause, from: seen.address } },
      ...lock.audit,
    ],
  });
}

export const attemptOf = (
  { account, spender }: Pick<LoginState, "account" | "spender">,
  key: AddressKey,
  seen: Visitor,
  cause: AttemptCause,
): Change => ({
  kind: "attempt-recorded",
  key,
  account: account?.id,
  cause,
  failed: countsAsFailure(cause),
  cameIn: isSuccessfulSignIn(cause),
  seen,
  spender,
});

/**
 * Signed in: a session of its own, earlier failures of this spender no longer count, and the browser is known from now on. A
 * device that it was known by before ends: a mark that was copied is good until its owner comes in again.
 */
export function openSession(
  { spender }: Pick<LoginState, "spender">,
  account: AccountRecord,
  attempt: Change,
  seen: Visitor,
  session: TokenHash,
  openedWith: SecondStep,
): Decision<"signed-in"> {
  return decided("signed-in", {
    changes: [
      attempt,
      { kind: "session-opened", hash: session, account: account.id, openedWith, seen },
      { kind: "failures-forgiven", key: account.key, spender },
      ...(spender.known ? [{ kind: "device-forgotten", hash: spender.key } as const] : []),
      deviceKnown(account, session),
    ],
    audit: [
      { event: "authn_login_success", account: account.id, details: { from: seen.address } },
      { event: "session_created", account: account.id, details: { from: seen.address } },
    ],
  });
}

interface ConfirmPassword {
  /** Checked before, outside of the transaction, against the hash the account still has. */
  readonly isRight: (account: AccountRecord) => boolean;
  readonly renewed?: PasswordHash | undefined;
  readonly seen: Visitor;
}

type ConfirmAnswer = "confirmed" | "refused" | "signed-out";

/**
 * The password typed once more inside a session. A wrong one counts like a failed sign-in, or a stolen session could
 * guess here for ever.
 */
export function confirmPassword(state: LoginState, command: ConfirmPassword, now: Instant): Decision<ConfirmAnswer> {
  const actor = actorOf(state.session, command.seen, now, "signed-in");
  if (!actor.ok) return decided("signed-out");
  const { account, hash } = actor.value;
  if (isLocked(state, now)) return decided("refused", wrongPassword(state, account, command.seen, now, "locked"));
  if (!command.isRight(account))
    return decided("refused", wrongPassword(state, account, command.seen, now, "wrong-password"));
  const confirmed = decided<ConfirmAnswer>("confirmed", {
    changes: [{ kind: "session-strengthened", hash }],
    audit: [{ event: "authn_login_success", account: account.id, details: { what: "password again" } }],
  });
  return withRenewal(confirmed, account, command.renewed);
}

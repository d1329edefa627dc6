import { type AddressKey, type Email, type Instant, type TokenHash, conversationId } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import type { Visitor, AccountRecord, LoginState, AttemptCause } from "./model.ts";
import { triesLeftToday } from "./mailed-codes/challenge.ts";
import { type Change, decided, type Decision } from "./decision.ts";
import type { DrawnCode } from "./mailed-codes/codes.ts";
import { isAllowed } from "./ip-whitelist.ts";
import { type CodeTarget, issueCode } from "./mailed-codes/rules.ts";
import { countsAsFailure, isLocked, lockAfter } from "./lockout.ts";
import { maskEmail } from "./account.ts";
import { mayMail } from "./send-budget.ts";
import { openSession } from "./open-session.ts";

export interface EnterPassword {
  readonly address: Email;
  readonly key: AddressKey;
  /** Checked before, outside of the transaction, against the hash the account still has. */
  readonly isRight: (account: AccountRecord) => boolean;
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
  const cause = causeOf(state, command, now);
  const attempt = attemptOf(state, command, cause);
  if (state.account && cause === "signed-in")
    return openSession(state.account, attempt, command.seen, drawn.session, "password");
  if (state.account && (cause === "password-right" || cause === "two-steps-not-set-up"))
    return secondStep(state, state.account, command, now, drawn, attempt);
  const lock = lockAfter(state, command.key, cause, now);
  const details = { address: maskEmail(command.address), cause, from: command.seen.address };
  return decided("refused", {
    changes: [attempt, ...lock.changes],
    audit: [{ event: "authn_login_fail", account: state.account?.id, details }, ...lock.audit],
  });
}

function causeOf({ account, ...state }: LoginState, command: EnterPassword, now: Instant): AttemptCause {
  if (isLocked(state, now)) return "locked";
  if (!account) return "unknown-address";
  if (account.status === "invited") return "invited";
  if (!command.isRight(account)) return "wrong-password";
  if (account.status === "disabled") return "disabled";
  if (!isAllowed(account.whitelist, command.seen.address, now)) return "not-whitelisted";
  if (account.twoSteps) return "password-right";
  return account.twoStepsRequired ? "two-steps-not-set-up" : "signed-in";
}

const attemptOf = (state: LoginState, { key, seen }: EnterPassword, cause: AttemptCause): Change => ({
  kind: "attempt-recorded",
  key,
  account: state.account?.id,
  cause,
  failed: countsAsFailure(cause),
  seen,
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
  const target = targetOf(account, command, drawn);
  const opened: Change = { ...target, kind: "challenge-opened", conversation: conversationId(drawn.pending) };
  const mails = mayMail(state.sends, "entered", now, 0) && triesLeftToday(state, "entered", now) > 0;
  const issued = mails ? issueCode({ ...state, challenge: undefined }, target, now, drawn.code) : undefined;
  return decided<EnterPasswordAnswer>(account.twoSteps ? "code-mailed" : "set-up-mailed", {
    changes: [attempt, opened, ...(issued?.changes ?? [])],
    mails: issued ? [issued.mail] : [],
    audit: [{ event: "authn_token_created", account: account.id, details: { what: "sign-in-code" } }],
  });
}

const targetOf = (account: AccountRecord, command: EnterPassword, drawn: DrawnSignIn): CodeTarget => ({
  id: drawn.code.challengeId,
  account: account.id,
  key: account.key,
  purpose: account.twoSteps ? "sign-in" : "set-up-two-steps",
  channel: "portal",
  language: command.language,
  budget: "entered",
});

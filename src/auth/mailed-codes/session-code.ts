import { type Instant, conversationId, type CodeMac } from "../../shared/brand.ts";
import { MINUTE, SECOND } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";
import type { Visitor, Challenge, ChallengePurpose, LoginState, Session } from "../model.ts";
import { isOpen, verifyCode, resendWait, triesLeft, triesLeftToday, type Verdict } from "./challenge.ts";
import type { Change, AuditLine } from "../decision.ts";
import { type CodeTarget, verdictChanges } from "./rules.ts";
import { LIMITS } from "../limits.ts";
import { countsAsFailure, isLocked, lockAfter } from "../lockout.ts";
import { mayMail } from "../send-budget.ts";
import { knownSpender } from "../spender.ts";

/** What asking for a code came to. `wait`: one went out a moment ago. `used-up`: no more mails or tries for now. */
export type CodeMailing =
  | { readonly kind: "mailed"; readonly minutes: number; readonly digits: number }
  | { readonly kind: "wait"; readonly seconds: number }
  | { readonly kind: "used-up" };

/** Why a typed code did not work. `expired`: it was good once, or none is open. */
export type TypedCodeRefusal = "wrong" | "expired" | "used-up";

export const mailedNow = (digits: number): CodeMailing => ({
  kind: "mailed",
  minutes: LIMITS.code.lifetime / MINUTE,
  digits,
});

/** The challenge of this purpose that is open in the session. */
export const openChallenge = (state: LoginState, now: Instant): Challenge | undefined =>
  state.challenge && isOpen(state.challenge, now, state) ? state.challenge : undefined;

/** Why no code may be mailed for somebody in a session now. Asked after whatever the thing itself refuses. */
export function mailingBarred(
  state: LoginState,
  open: Challenge | undefined,
  now: Instant,
): Exclude<CodeMailing, { readonly kind: "mailed" }> | undefined {
  const tries = open ? triesLeft(state, open, now) : triesLeftToday(state, "entered", now);
  if (isLocked(state, now) || tries <= 0 || !mayMail(state, "entered", now)) return { kind: "used-up" };
  const wait = open ? resendWait(state, open, now) : 0;
  return wait > 0 ? { kind: "wait", seconds: Math.ceil(wait / SECOND) } : undefined;
}

/** A code asked for in a session works in that session only: the session stands for the conversation. */
export function targetIn(session: Session, id: string, purpose: ChallengePurpose, language: Language): CodeTarget {
  const { account } = session;
  const spender = knownSpender(session.hash);
  return {
    id,
    account: account.id,
    key: account.key,
    purpose,
    channel: "profile",
    language,
    budget: "entered",
    spender,
  };
}

export const openingIn = (session: Session, target: CodeTarget): Change => ({
  ...target,
  kind: "challenge-opened",
  conversation: conversationId(session.hash),
});

interface VerifiedInSession {
  /** Undefined when the code is right. */
  readonly refusal: TypedCodeRefusal | undefined;
  readonly changes: readonly Change[];
  readonly audit: readonly AuditLine[];
}

/**
 * Judges a code typed in a session. Each compared code is one try, counted before the answer is known; a wrong one
 * counts towards the lock like one at the door, or a stolen session could guess for ever.
 *
 * @param isDecoy no code is right, whatever the digits
 */
export function verifyInSession(
  state: LoginState,
  { account }: Session,
  typed: { readonly mac: CodeMac; readonly seen: Visitor },
  now: Instant,
  isDecoy = false,
): VerifiedInSession {
  if (isLocked(state, now)) return { refusal: "used-up", changes: [], audit: [] };
  const verdict = verifyCode(isDecoy ? { ...state, account: undefined } : state, typed.mac, now);
  const saved = verdictChanges(state, verdict);
  if (verdict.kind === "right") return { refusal: undefined, changes: saved, audit: [] };
  if (verdict.kind === "none") return { refusal: "expired", changes: [], audit: [] };
  if (verdict.kind === "used-up") return { refusal: "used-up", changes: [], audit: [] };
  const cause = verdict.kind === "late" ? "code-expired" : "code-wrong";
  const lock = lockAfter(state, account.key, cause, now);
  const failed = countsAsFailure(cause);
  const attempt = {
    kind: "attempt-recorded",
    key: account.key,
    account: account.id,
    cause,
    failed,
    cameIn: false,
    seen: typed.seen,
    spender: state.spender,
  } as const;
  const line = {
    event: "authn_login_fail",
    account: account.id,
    details: { cause, from: typed.seen.address },
  } as const;
  return {
    refusal: refusalOf(verdict),
    changes: [...saved, attempt, ...lock.changes],
    audit: [line, ...lock.audit],
  };
}

const refusalOf = (verdict: Extract<Verdict, { readonly last: boolean }>): TypedCodeRefusal => {
  if (verdict.last) return "used-up";
  return verdict.kind === "late" ? "expired" : "wrong";
};

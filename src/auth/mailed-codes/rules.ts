import {
  type AccountId,
  type AddressKey,
  after,
  type CodeMac,
  type ConversationId,
  type Email,
  type Instant,
  instant,
} from "../../shared/brand.ts";
import { MINUTE, SECOND } from "../../shared/clock.ts";
import type { CodeReason } from "../../shared/code-reason.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import { maskEmail } from "../account.ts";
import type { AuditEvent } from "../audit/vocabulary.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { Challenge, ChallengePurpose, LoginState, Origin } from "../model.ts";
import { mailsOpenAt, mayMail } from "../send-budget.ts";
import { stoppedMail } from "../stopped-mail.ts";
import {
  isLive,
  isOpen,
  verifyCode,
  resendWait,
  retireExpired,
  triesLeft,
  triesLeftToday,
  triesOpenAt,
  digitsFor,
  type Verdict,
} from "./challenge.ts";
import type { DrawnCode, FreshCode } from "./codes.ts";

/** What every code of a chat is good for. */
export const MAILBOX_PROOF = "reset-password" as const satisfies ChallengePurpose;

interface RequestCode {
  readonly address: Email;
  readonly key: AddressKey;
  readonly purpose: CodeReason;
  readonly origin: Origin;
}

export type RequestAnswer =
  | { readonly kind: "mailed"; readonly phrase: string; readonly minutes: number; readonly digits: number }
  | { readonly kind: "wait"; readonly seconds: number }
  | { readonly kind: "used-up"; readonly opensAt: Instant };

/** Whether a code may be mailed now. Nothing here but `target` looks at whether there is an account. */
export function requestCode(
  state: LoginState,
  command: RequestCode,
  now: Instant,
  drawn: DrawnCode,
): Decision<RequestAnswer> {
  const open = state.challenge && isOpen(state.challenge, now, state) ? state.challenge : undefined;
  const tries = open ? triesLeft(state, open, now) : triesLeftToday(state, "asked", now);
  if (tries <= 0 || !mayMail(state, "asked", now)) {
    const told = stoppedMail(state, { key: command.key, language: command.origin.language }, now, drawn.pass);
    return refused({ kind: "used-up", opensAt: opensAt(state, open, now) }, command, told);
  }
  const wait = open ? resendWait(state, open, now) : 0;
  if (wait > 0) return refused({ kind: "wait", seconds: Math.ceil(wait / SECOND) }, command);
  const target = open ? { ...open, key: command.key } : newTarget(state, command, now, drawn);
  const opening: readonly Change[] = open ? [] : [openingOf(target, command)];
  const issued = issueCode({ ...state, challenge: open }, { ...target, reason: command.purpose }, now, drawn);
  return decided<RequestAnswer>(
    { kind: "mailed", phrase: drawn.phrase, minutes: LIMITS.code.lifetime / MINUTE, digits: issued.fresh.digits },
    {
      changes: [...retireExpired(state.challenge, now), ...opening, ...issued.changes],
      mails: [issued.mail],
      audit: [{ event: "authn_token_created", account: target.account, details: detailsOf(command) }],
    },
  );
}

/** From when on a code may be mailed again. Hangs on the address and the chat alone, so that it tells of no account. */
function opensAt(state: LoginState, open: Challenge | undefined, now: Instant): Instant {
  const ends = open && open.tries >= LIMITS.code.tries ? open.codes.map(({ expiresAt }) => expiresAt) : [];
  return instant(Math.max(mailsOpenAt(state, "asked", now), triesOpenAt(state, "asked", now), ...ends));
}

/** Recovery that its owner stopped looks like an unknown address: anything else would tell that there is an owner. */
function newTarget(state: LoginState, command: RequestCode, now: Instant, drawn: DrawnCode): CodeTarget {
  const shut = state.recoveryShutUntil > now;
  return {
    id: drawn.challengeId,
    account: shut ? undefined : state.account?.id,
    key: command.key,
    purpose: MAILBOX_PROOF,
    channel: command.origin.channel,
    language: command.origin.language,
    budget: "asked",
    spender: state.spender,
  };
}

const openingOf = (target: CodeTarget, command: RequestCode): Change => ({
  ...target,
  kind: "challenge-opened",
  conversation: command.origin.conversation,
});

const refused = (answer: RequestAnswer, command: RequestCode, told?: Pick<Decision<undefined>, "changes" | "mails">) =>
  decided(answer, {
    ...told,
    audit: [{ event: "excess_rate_limit_exceeded", account: undefined, details: detailsOf(command) }],
  });

const detailsOf = (command: RequestCode) => ({
  what: "mailed-code",
  address: maskEmail(command.address),
  purpose: command.purpose,
  channel: command.origin.channel,
});

/** The parts of a challenge that a new code needs, whether the challenge is open already or opened with it. */
export type CodeTarget = Pick<Challenge, "id" | "purpose" | "channel" | "language" | "budget" | "spender"> & {
  readonly key: AddressKey;
  readonly account: AccountId | undefined;
  /** What the mail says that the code is for, where that is not what it is good for. */
  readonly reason?: CodeReason;
};

interface IssuedCode {
  readonly changes: readonly Change[];
  readonly mail: MailOrder;
  readonly fresh: FreshCode;
}

/**
 * Adds a code to a challenge and orders its mail. Codes mailed before stay good, for a late mail must still work;
 * of more than three the oldest ends. A decoy goes through exactly the same.
 */
export function issueCode(state: LoginState, target: CodeTarget, now: Instant, drawn: DrawnCode): IssuedCode {
  const fresh = digitsFor(target.spender, state) > LIMITS.code.digits ? drawn.underAttack : drawn.usual;
  const expiresAt = after(now, LIMITS.code.lifetime);
  const account = target.account;
  const changes: readonly Change[] = [
    ...crowdedOut(state.challenge, now),
    { kind: "code-added", id: drawn.codeId, challenge: target.id, mac: fresh.mac, digits: fresh.digits, expiresAt },
    { kind: "mail-counted", key: target.key, budget: target.budget, spender: target.spender },
    { kind: "disown-link-issued", hash: drawn.disown, account, expiresAt: after(now, LIMITS.disownLink.lifetime) },
  ];
  return { changes, fresh, mail: codeMail(target, fresh, now, drawn) };
}

function templateOf({ purpose, budget }: CodeTarget): "security-code" | "sign-in-code" | "code" {
  if (purpose.endsWith("-two-steps")) return "security-code";
  return budget === "entered" ? "sign-in-code" : "code";
}

function codeMail(target: CodeTarget, fresh: FreshCode, now: Instant, drawn: DrawnCode): MailOrder {
  return {
    template: templateOf(target),
    to: target.account ?? "decoy",
    language: target.language,
    details: {
      channel: target.channel,
      purpose: target.reason ?? target.purpose,
      phrase: drawn.phrase,
      minutes: LIMITS.code.lifetime / MINUTE,
      askedAt: now,
    },
    secrets: fresh.secrets,
    notAfter: after(now, LIMITS.code.lifetime),
  };
}

/** Codes that end because a new one comes: of more than three good ones the oldest. */
export function crowdedOut(challenge: Challenge | undefined, now: Instant): readonly Change[] {
  const live = (challenge?.codes ?? []).filter((code) => isLive(code, now));
  const leaving = live.slice(0, Math.max(0, live.length + 1 - LIMITS.code.live));
  return leaving.map((code) => ({ kind: "code-retired", id: code.id }));
}

export type CheckAnswer = "right" | "wrong" | "expired" | "used-up";

/** Whether what was typed in this conversation proves the mailbox. The try is counted before the answer is known. */
export function checkCode(
  state: LoginState,
  command: { readonly mac: CodeMac; readonly conversation: ConversationId },
  now: Instant,
): Decision<CheckAnswer> {
  const verdict = verifyCode(state, command.mac, now);
  const answer = answerOf(verdict);
  const proof: readonly Change[] =
    verdict.kind === "right" && verdict.challenge.account
      ? [{ kind: "mailbox-proved", conversation: command.conversation, account: verdict.challenge.account }]
      : [];
  const changes = [...verdictChanges(state, verdict), ...proof, ...retireExpired(state.challenge, now)];
  return decided(answer, {
    changes,
    audit: [{ event: EVENTS[answer], account: state.account?.id, details: { factor: "mailed-code", answer } }],
  });
}

const EVENTS: Readonly<Record<CheckAnswer, AuditEvent>> = {
  right: "authn_token_delete",
  wrong: "authn_login_fail",
  expired: "authn_login_fail",
  "used-up": "excess_rate_limit_exceeded",
};

/** The last wrong try says at once that there is no other. */
export function answerOf(verdict: Verdict): CheckAnswer {
  if (verdict.kind === "none") return "expired";
  if (verdict.kind === "right" || verdict.kind === "used-up") return verdict.kind;
  if (verdict.last) return "used-up";
  return verdict.kind === "late" ? "expired" : "wrong";
}

/** The rows that every comparison leaves behind, in a chat and on the sign-in page alike. */
export function verdictChanges(state: LoginState, verdict: Verdict): readonly Change[] {
  if (verdict.kind === "none" || verdict.kind === "used-up" || !state.key) return [];
  const failed = verdict.kind !== "right";
  const counted = tryCounted(state.key, verdict.challenge, failed, verdict.compared);
  if (verdict.kind !== "right") return [counted];
  return [
    counted,
    { kind: "code-consumed", id: verdict.code.id },
    { kind: "challenge-ended", id: verdict.challenge.id },
  ];
}

/** One try at the second step, whatever was typed: they share a budget. @param compared with how many codes */
export const tryCounted = (key: AddressKey, challenge: Challenge, failed: boolean, compared: number): Change => ({
  kind: "try-counted",
  challenge: challenge.id,
  key,
  budget: challenge.budget,
  spender: challenge.spender,
  failed,
  compared,
  limit: LIMITS.code.tries,
});

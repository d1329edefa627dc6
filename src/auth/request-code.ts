import { type AddressKey, type Email, type Instant, instant } from "../shared/brand.ts";
import { DAY, MINUTE, SECOND } from "../shared/clock.ts";
import type { CodeReason } from "../shared/code-reason.ts";
import type { Origin, Challenge, ChallengePurpose, LoginState } from "./model.ts";
import { isOpen, resendWait, retireExpired, triesLeft, triesLeftToday } from "./challenge.ts";
import { type Change, decided, type Decision } from "./decision.ts";
import type { DrawnCode } from "./draw-code.ts";
import { type CodeTarget, issueCode } from "./issue-code.ts";
import { LIMITS } from "./limits.ts";
import { maskEmail } from "./mask.ts";
import { freeAt, mailsOpenAt, mayMail } from "./send-budget.ts";

/** What every code of a chat is good for. */
export const MAILBOX_PROOF = "reset-password" as const satisfies ChallengePurpose;

interface RequestCode {
  readonly address: Email;
  readonly key: AddressKey;
  readonly purpose: CodeReason;
  readonly origin: Origin;
  /** The chat is linked to the account: it may use the mail that is kept for it. */
  readonly linked: boolean;
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
  const open = state.challenge && isOpen(state.challenge, now) ? state.challenge : undefined;
  const tries = open ? triesLeft(state, open, now) : triesLeftToday(state, "asked", now);
  if (tries <= 0 || !mayMail(state.sends, "asked", now, command.linked ? 0 : 1))
    return refused({ kind: "used-up", opensAt: opensAt(state, open, command, now) }, command);
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
function opensAt(state: LoginState, open: Challenge | undefined, { linked }: RequestCode, now: Instant): Instant {
  const wrong = state.wrongTries.filter(({ budget }) => budget === "asked").map(({ at }) => at);
  const ends = open && open.tries >= LIMITS.code.tries ? open.codes.map(({ expiresAt }) => expiresAt) : [];
  const mails = mailsOpenAt(state.sends, "asked", now, linked ? 0 : 1);
  return instant(Math.max(mails, freeAt(wrong, LIMITS.code.triesPerDay, DAY, now), ...ends));
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
  };
}

const openingOf = (target: CodeTarget, command: RequestCode): Change => ({
  ...target,
  kind: "challenge-opened",
  conversation: command.origin.conversation,
});

const refused = (answer: RequestAnswer, command: RequestCode) =>
  decided(answer, {
    audit: [{ event: "excess_rate_limit_exceeded", account: undefined, details: detailsOf(command) }],
  });

const detailsOf = (command: RequestCode) => ({
  what: "mailed-code",
  address: maskEmail(command.address),
  purpose: command.purpose,
  channel: command.origin.channel,
});

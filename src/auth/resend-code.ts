import { type Instant, instant } from "../shared/brand.ts";
import { DAY } from "../shared/clock.ts";
import { isOpen, resendWait, retireExpired, triesLeft } from "./mailed-codes/challenge.ts";
import { decided, type Decision } from "./decision.ts";
import type { DrawnCode } from "./mailed-codes/codes.ts";
import { issueCode } from "./mailed-codes/rules.ts";
import { isLocked } from "./lockout.ts";
import { LIMITS } from "./limits.ts";
import { freeAt, mailsOpenAt, mayMail } from "./send-budget.ts";
import type { LoginState } from "./model.ts";

/** `usedUpUntil`: no more mails or tries before that moment. */
export type ResendAnswer = "mailed" | "wait" | "dead" | { readonly usedUpUntil: Instant };

/** One more mail for a sign-in under way. It brings no new tries, and the codes before it stay good. */
export function resendCode(state: LoginState, now: Instant, drawn: DrawnCode): Decision<ResendAnswer> {
  const { account, challenge } = state;
  if (!account || !challenge || !isOpen(challenge, now) || isLocked(state, now)) return decided<ResendAnswer>("dead");
  if (account.status !== "active") return decided<ResendAnswer>("dead");
  if (triesLeft(state, challenge, now) <= 0 || !mayMail(state.sends, "entered", now, 0))
    return decided<ResendAnswer>({ usedUpUntil: usedUpUntil(state, now) });
  if (resendWait(state, challenge, now) > 0) return decided<ResendAnswer>("wait");
  const issued = issueCode(state, { ...challenge, key: account.key, account: account.id }, now, drawn);
  return decided<ResendAnswer>("mailed", {
    changes: [...retireExpired(challenge, now), ...issued.changes],
    mails: [issued.mail],
    audit: [{ event: "authn_token_created", account: account.id, details: { what: "sign-in-code", again: 1 } }],
  });
}

/** From when on a sign-in can have a code again. Whoever asks has typed the password, so it may tell of the account. */
function usedUpUntil(state: LoginState, now: Instant): Instant {
  const wrong = state.wrongTries.filter(({ budget }) => budget === "entered").map(({ at }) => at);
  return instant(
    Math.max(mailsOpenAt(state.sends, "entered", now, 0), freeAt(wrong, LIMITS.code.triesPerDay, DAY, now)),
  );
}

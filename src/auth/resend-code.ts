import type { Instant } from "../shared/brand.ts";
import { isOpen, resendWait, retireExpired, triesLeft } from "./challenge.ts";
import { decided } from "./decided.ts";
import type { DrawnCode } from "./draw-code.ts";
import { issueCode } from "./issue-code.ts";
import { isLocked } from "./lockout.ts";
import type { Decision } from "./ports.ts";
import { mayMail } from "./send-budget.ts";
import type { LoginState } from "./state.ts";

export type ResendAnswer = "mailed" | "wait" | "used-up" | "dead";

/** One more mail for a sign-in under way. It brings no new tries, and the codes before it stay good. */
export function resendCode(state: LoginState, now: Instant, drawn: DrawnCode): Decision<ResendAnswer> {
  const { account, challenge } = state;
  if (!account || !challenge || !isOpen(challenge, now) || isLocked(state, now)) return decided("dead");
  if (account.status !== "active") return decided("dead");
  if (triesLeft(state, challenge, now) <= 0 || !mayMail(state.sends, "entered", now, 0)) return decided("used-up");
  if (resendWait(state, challenge, now) > 0) return decided("wait");
  const issued = issueCode(state, { ...challenge, key: account.key, account: account.id }, now, drawn);
  return decided<ResendAnswer>("mailed", {
    changes: [...retireExpired(challenge, now), ...issued.changes],
    mails: [issued.mail],
    audit: [{ event: "authn_token_created", account: account.id, details: { what: "sign-in-code", again: 1 } }],
  });
}

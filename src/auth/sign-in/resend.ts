import { z } from "zod";
import { type ConversationId, type Instant, instant, type IdempotencyKey } from "../../shared/brand.ts";
import { MINUTE, SECOND } from "../../shared/clock.ts";
import { provedBy } from "../account.ts";
import { decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import { isLocked } from "../lockout.ts";
import { isOpen, resendWait, retireExpired, triesLeft, triesOpenAt } from "../mailed-codes/challenge.ts";
import { drawCode, type DrawnCode } from "../mailed-codes/codes.ts";
import { issueCode } from "../mailed-codes/rules.ts";
import type { LoginState } from "../model.ts";
import { type AuthDeps, peek, runRule } from "../deps.ts";
import { mailsOpenAt, mayMail } from "../send-budget.ts";

/** `usedUpUntil`: no more mails or tries before that moment. */
export type ResendAnswer = "mailed" | "wait" | "dead" | { readonly usedUpUntil: Instant };

/** One more mail for a sign-in under way. It brings no new tries, and the codes before it stay good. */
export function resendCode(state: LoginState, now: Instant, drawn: DrawnCode): Decision<ResendAnswer> {
  const { account, challenge } = state;
  if (!account || !challenge || !isOpen(challenge, now, state) || isLocked(state, now))
    return decided<ResendAnswer>("dead");
  if (account.status !== "active") return decided<ResendAnswer>("dead");
  if (triesLeft(state, challenge, now) <= 0 || !mayMail(state, "entered", now))
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
const usedUpUntil = (state: LoginState, now: Instant): Instant =>
  instant(Math.max(mailsOpenAt(state, "entered", now), triesOpenAt(state, "entered", now)));

const answers = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mailed"), minutes: z.number() }),
  z.object({ kind: z.literal("wait"), seconds: z.number() }),
  // An answer from before there was a moment is asked for again within seconds, or never.
  z.object({ kind: z.literal("used-up"), opensAt: z.number().default(0).transform(instant) }),
  z.object({ kind: z.enum(["none", "unproved"]) }),
]);

export type ResendForAnswer = Readonly<z.infer<typeof answers>>;

/** Mails the code of a sign-in once more, asked for in a chat. The code still works only in the browser that began. */
export async function resendFor(
  deps: AuthDeps,
  { conversation, idempotencyKey }: { readonly conversation: ConversationId; readonly idempotencyKey: IdempotencyKey },
): Promise<ResendForAnswer> {
  const subject = { kind: "waiting-sign-in", conversation } as const;
  const { challenge } = await peek(deps, subject);
  const page = challenge?.conversation ?? conversation;
  const drawn = drawCode(deps, page, challenge?.language ?? "en");
  return runRule(deps, subject, (state, now) => judge(state, page, now, drawn), {
    key: idempotencyKey,
    schema: answers,
  });
}

function judge(state: LoginState, page: ConversationId, now: Instant, drawn: DrawnCode): Decision<ResendForAnswer> {
  if (!provedBy(state, now)) return decided<ResendForAnswer>({ kind: "unproved" });
  const { challenge } = state;
  // Drawn for another page than the one that waits now: its code would fit nowhere.
  if (challenge?.conversation !== page) return decided<ResendForAnswer>({ kind: "none" });
  const { answer, ...rest } = resendCode(state, now, drawn);
  return { ...rest, answer: withWait(answer, resendWait(state, challenge, now)) };
}

function withWait(answer: ReturnType<typeof resendCode>["answer"], wait: number): ResendForAnswer {
  if (answer === "mailed") return { kind: answer, minutes: LIMITS.code.lifetime / MINUTE };
  if (answer === "wait") return { kind: answer, seconds: Math.ceil(wait / SECOND) };
  return answer === "dead" ? { kind: "none" } : { kind: "used-up", opensAt: answer.usedUpUntil };
}

import { z } from "zod";
import { type ConversationId, type Instant, instant, type OnceKey } from "../shared/brand.ts";
import { MINUTE, SECOND } from "../shared/clock.ts";
import { resendWait } from "./mailed-codes/challenge.ts";
import { decided, type Decision } from "./decision.ts";
import { type DrawnCode, drawCode } from "./mailed-codes/codes.ts";
import { LIMITS } from "./limits.ts";
import { type AuthParts, lookAt, runRule } from "./parts.ts";
import { provedBy } from "./account.ts";
import { resendCode } from "./resend-code.ts";
import type { LoginState } from "./model.ts";

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
  parts: AuthParts,
  { conversation, once }: { readonly conversation: ConversationId; readonly once: OnceKey },
): Promise<ResendForAnswer> {
  const subject = { kind: "waiting-sign-in", conversation } as const;
  const { challenge } = await lookAt(parts, subject);
  const page = challenge?.conversation ?? conversation;
  const drawn = drawCode(parts, page, challenge?.language ?? "en");
  return runRule(parts, subject, (state, now) => judge(state, page, now, drawn), { key: once, schema: answers });
}

function judge(state: LoginState, page: ConversationId, now: Instant, drawn: DrawnCode): Decision<ResendForAnswer> {
  if (!provedBy(state, now)) return decided<ResendForAnswer>({ kind: "unproved" });
  const { challenge } = state;
  // Drawn for another page than the one that waits now: its code would fit nowhere.
  if (challenge?.conversation !== page) return decided<ResendForAnswer>({ kind: "none" });
  const { answer, ...rest } = resendCode(state, now, drawn);
  return { ...rest, answer: told(answer, resendWait(state, challenge, now)) };
}

function told(answer: ReturnType<typeof resendCode>["answer"], wait: number): ResendForAnswer {
  if (answer === "mailed") return { kind: answer, minutes: LIMITS.code.lifetime / MINUTE };
  if (answer === "wait") return { kind: answer, seconds: Math.ceil(wait / SECOND) };
  return answer === "dead" ? { kind: "none" } : { kind: "used-up", opensAt: answer.usedUpUntil };
}

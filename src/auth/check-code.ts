import type { AddressKey, CodeMac, ConversationId, Instant } from "../shared/brand.ts";
import { retireExpired } from "./challenge.ts";
import { type Change, decided, type Decision } from "./decision.ts";
import { type Verdict, judgeCode } from "./judge-code.ts";
import { LIMITS } from "./limits.ts";
import type { AuditEvent } from "./audit/vocabulary.ts";
import type { Challenge, LoginState } from "./model.ts";

export type CheckAnswer = "right" | "wrong" | "expired" | "used-up";

/** Whether what was typed in this conversation proves the mailbox. The try is counted before the answer is known. */
export function checkCode(
  state: LoginState,
  command: { readonly mac: CodeMac; readonly conversation: ConversationId },
  now: Instant,
): Decision<CheckAnswer> {
  const verdict = judgeCode(state, command.mac, now);
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
  const counted = tryCounted(state.key, verdict.challenge, failed);
  if (verdict.kind !== "right") return [counted];
  return [
    counted,
    { kind: "code-consumed", id: verdict.code.id },
    { kind: "challenge-ended", id: verdict.challenge.id },
  ];
}

/** One try at the second step, whatever was typed: they share a budget. */
export const tryCounted = (key: AddressKey, challenge: Challenge, failed: boolean): Change => ({
  kind: "try-counted",
  challenge: challenge.id,
  key,
  budget: challenge.budget,
  failed,
  limit: LIMITS.code.tries,
});

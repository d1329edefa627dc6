import type { CodeMac, Instant, TokenHash } from "../shared/brand.ts";
import type { Visitor, LoginState, AttemptCause } from "./model.ts";
import { isOpen, judgeCode, retireExpired, type Verdict } from "./mailed-codes/challenge.ts";
import { type Change, decided, type Decision } from "./decision.ts";
import { verdictChanges } from "./mailed-codes/rules.ts";
import { isLocked } from "./lockout.ts";
import { openSession } from "./open-session.ts";
import { type EnterCodeAnswer, attemptOf, barredBy, refuseSecondStep } from "./second-step.ts";

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
  const gone = !challenge || !account || !key || !isOpen(challenge, now) || isLocked(state, now);
  if (gone) return decided("dead", { changes: retireExpired(challenge, now) });
  const barred = barredBy(account, command.seen, now);
  if (barred) return refuseSecondStep(state, key, command.seen, now, barred);
  const verdict = judgeCode(state, command.mac, now);
  if (verdict.kind === "none" || verdict.kind === "used-up") return decided("dead");
  const saved = verdictChanges(state, verdict);
  if (verdict.kind !== "right")
    return refuseSecondStep(state, key, command.seen, now, causeOf(verdict), saved, endingOf(verdict));
  const attempt = attemptOf(account, key, command.seen, "signed-in-with-code");
  const opened = openSession(account, attempt, command.seen, session, "mailed-code");
  return { ...opened, changes: [...saved, ...opened.changes] };
}

const causeOf = (verdict: Verdict): AttemptCause => (verdict.kind === "late" ? "code-expired" : "code-wrong");

const endingOf = (verdict: Verdict): readonly Change[] =>
  "last" in verdict && verdict.last ? [{ kind: "challenge-ended", id: verdict.challenge.id }] : [];

import type { AddressKey, CodeMac, Instant, TokenHash } from "../shared/brand.ts";
import type { Visitor } from "./auth.ts";
import { isOpen, retireExpired } from "./challenge.ts";
import type { AttemptCause, Change } from "./change.ts";
import { verdictChanges } from "./check-code.ts";
import { decided } from "./decided.ts";
import { isAllowed } from "./ip-whitelist.ts";
import { type Verdict, judgeCode } from "./judge-code.ts";
import { countsAsFailure, isLocked, lockAfter } from "./lockout.ts";
import { openSession } from "./open-session.ts";
import type { Decision } from "./ports.ts";
import type { AccountRecord, LoginState } from "./state.ts";

export interface EnterCode {
  readonly mac: CodeMac;
  readonly seen: Visitor;
}

export type EnterCodeAnswer = "signed-in" | "refused" | "dead";

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
  if (barred) return refused(state, key, command, now, barred, []);
  const verdict = judgeCode(state, command.mac, now);
  if (verdict.kind === "none" || verdict.kind === "used-up") return decided("dead");
  const saved = verdictChanges(state, verdict);
  if (verdict.kind !== "right") return refused(state, key, command, now, causeOf(verdict), saved, endingOf(verdict));
  const opened = openSession(account, attemptOf(account, key, command, "signed-in-with-code"), command.seen, session);
  return { ...opened, changes: [...saved, ...opened.changes] };
}

/** A code that is right does not help an account that was disabled, or an address that is not allowed, meanwhile. */
function barredBy(account: AccountRecord, seen: Visitor, now: Instant): AttemptCause | undefined {
  if (account.status === "disabled") return "disabled";
  return isAllowed(account.whitelist, seen.address, now) ? undefined : "not-whitelisted";
}

const causeOf = (verdict: Verdict): AttemptCause => (verdict.kind === "late" ? "code-expired" : "code-wrong");

const endingOf = (verdict: Verdict): readonly Change[] =>
  "last" in verdict && verdict.last ? [{ kind: "challenge-ended", id: verdict.challenge.id }] : [];

function refused(
  state: LoginState,
  key: AddressKey,
  command: EnterCode,
  now: Instant,
  cause: AttemptCause,
  saved: readonly Change[],
  ending: readonly Change[] = [],
): Decision<EnterCodeAnswer> {
  const lock = lockAfter(state, key, cause, now);
  const attempt = attemptOf(state.account, key, command, cause);
  return decided<EnterCodeAnswer>(lock.changes.length + ending.length > 0 ? "dead" : "refused", {
    changes: [...saved, attempt, ...ending, ...lock.changes],
    audit: [
      { event: "authn_login_fail", account: state.account?.id, details: { cause, from: command.seen.address } },
      ...lock.audit,
    ],
  });
}

const attemptOf = (
  account: AccountRecord | undefined,
  key: AddressKey,
  { seen }: EnterCode,
  cause: AttemptCause,
): Change => ({ kind: "attempt-recorded", key, account: account?.id, cause, failed: countsAsFailure(cause), seen });

import type { AddressKey, Instant } from "../shared/brand.ts";
import type { Visitor, AccountRecord, LoginState, AttemptCause } from "./model.ts";
import { type Change, decided, type Decision } from "./decision.ts";
import { isAllowed } from "./ip-whitelist.ts";
import { cameIn } from "./came-in.ts";
import { countsAsFailure, lockAfter } from "./lockout.ts";

/** What the second step of a sign-in answers, by mailed code and by backup code alike. */
export type EnterCodeAnswer = "signed-in" | "refused" | "dead";

/** A code that is right does not help an account that was disabled, or an address that is not allowed, meanwhile. */
export function barredBy(account: AccountRecord, seen: Visitor, now: Instant): AttemptCause | undefined {
  if (account.status !== "active") return account.status;
  return isAllowed(account.whitelist, seen.address, now) ? undefined : "not-whitelisted";
}

/** @param saved what the comparison leaves behind @param ending what ends this sign-in for good */
export function refuseSecondStep(
  state: LoginState,
  key: AddressKey,
  seen: Visitor,
  now: Instant,
  cause: AttemptCause,
  saved: readonly Change[] = [],
  ending: readonly Change[] = [],
): Decision<EnterCodeAnswer> {
  const lock = lockAfter(state, key, cause, now);
  const attempt = attemptOf(state.account, key, seen, cause);
  return decided<EnterCodeAnswer>(lock.changes.length + ending.length > 0 ? "dead" : "refused", {
    changes: [...saved, attempt, ...ending, ...lock.changes],
    audit: [
      { event: "authn_login_fail", account: state.account?.id, details: { cause, from: seen.address } },
      ...lock.audit,
    ],
  });
}

export const attemptOf = (
  account: AccountRecord | undefined,
  key: AddressKey,
  seen: Visitor,
  cause: AttemptCause,
): Change => ({
  ...{ kind: "attempt-recorded", key, account: account?.id, cause, seen },
  ...{ failed: countsAsFailure(cause), cameIn: cameIn(cause) },
});

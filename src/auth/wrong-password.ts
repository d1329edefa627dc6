import type { Instant } from "../shared/brand.ts";
import type { Visitor, AccountRecord, LoginState, AttemptCause } from "./model.ts";
import type { Decision } from "./decision.ts";
import { countsAsFailure, lockAfter } from "./lockout.ts";

/** What a password that was refused inside a session leaves behind: the same as at the door. */
export function wrongPassword(
  state: LoginState,
  { id, key }: AccountRecord,
  seen: Visitor,
  now: Instant,
  cause: Extract<AttemptCause, "locked" | "wrong-password">,
): Omit<Decision<undefined>, "answer" | "mails"> {
  const lock = lockAfter(state, key, cause, now);
  const failed = countsAsFailure(cause);
  const attempt = { kind: "attempt-recorded", key, account: id, cause, failed, cameIn: false, seen } as const;
  return {
    changes: [attempt, ...lock.changes],
    audit: [{ event: "authn_login_fail", account: id, details: { cause, from: seen.address } }, ...lock.audit],
  };
}

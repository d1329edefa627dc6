import { type AccountId, type AddressKey, type Instant, after } from "../shared/brand.ts";
import type { Change, AuditLine } from "./decision.ts";
import type { AttemptCause, LoginState } from "./model.ts";
import { LIMITS } from "./limits.ts";

/**
 * Every rule that judges a secret asks this for itself. A lock also ends the sign-ins under way where it is written, but
 * that nobody can guess on must not hang on what is open.
 */
export const isLocked = (state: Pick<LoginState, "lockedUntil">, now: Instant) => state.lockedUntil > now;

/** Which causes count towards the lock. What an entitled person cannot help (address not allowed) does not. */
const COUNTS: Readonly<Record<AttemptCause, boolean>> = {
  "signed-in": false,
  "password-right": false,
  "two-steps-not-set-up": false,
  "signed-in-with-code": false,
  "signed-in-with-backup-code": false,
  "wrong-password": true,
  "unknown-address": true,
  locked: false,
  disabled: true,
  invited: true,
  suspended: true,
  elsewhere: true,
  "not-whitelisted": false,
  "code-wrong": true,
  "code-expired": false,
  "backup-code-wrong": true,
  "backup-code-used": true,
  "no-backup-codes": true,
};

export const countsAsFailure = (cause: AttemptCause) => COUNTS[cause];

/** Whether somebody is in by this attempt; a right password alone is not yet in. */
export const isSuccessfulSignIn = (cause: AttemptCause): boolean => cause.startsWith("signed-in");

/** Locks at the tenth failure, over all factors together. An address without an account locks just so. */
export function lockAfter(
  state: LoginState,
  key: AddressKey,
  cause: AttemptCause,
  now: Instant,
): { readonly changes: readonly Change[]; readonly audit: readonly AuditLine[] } {
  const account: AccountId | undefined = state.account?.id;
  const recent = state.failedSignIns.filter((at) => at > now - LIMITS.signIn.window);
  if (!countsAsFailure(cause) || recent.length + 1 < LIMITS.signIn.failures) return { changes: [], audit: [] };
  return {
    changes: [{ kind: "locked", key, until: after(now, LIMITS.signIn.lock) }],
    audit: [{ event: "authn_login_lock", account, details: { failures: recent.length + 1 } }],
  };
}

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

/**
 * Locks a spender at every tenth failure of a day, over all factors together; strangers share another count, at which nobody unknown is
 * let try for a day. An address without an account locks just so.
 */
export function lockAfter(
  state: LoginState,
  key: AddressKey,
  cause: AttemptCause,
  now: Instant,
): { readonly changes: readonly Change[]; readonly audit: readonly AuditLine[] } {
  if (!countsAsFailure(cause)) return { changes: [], audit: [] };
  const { failures: most, window, lock, failuresOfStrangers, lockOfStrangers } = LIMITS.signIn;
  const { spender } = state;
  const recent = state.failedSignIns.filter(({ at }) => at > now - window);
  const own = recent.filter((failed) => failed.own).length + 1;
  const strangers = spender.known ? 0 : recent.filter(({ known }) => !known).length + 1;
  const account: AccountId | undefined = state.account?.id;
  // Of one spender, too, no day has more than all strangers have: a stolen session could otherwise guess for ever.
  const ownLock = own >= failuresOfStrangers ? lockOfStrangers : own % most === 0 ? lock : 0;
  const changes: readonly Change[] = [
    ...(ownLock > 0 ? [{ kind: "locked", key, until: after(now, ownLock), spender } as const] : []),
    ...(strangers >= failuresOfStrangers ? [{ kind: "locked", key, until: after(now, lockOfStrangers) } as const] : []),
  ];
  const details = strangers >= failuresOfStrangers ? { failures: strangers, of: "strangers" } : { failures: own };
  return { changes, audit: changes.length > 0 ? [{ event: "authn_login_lock", account, details }] : [] };
}

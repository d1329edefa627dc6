import type { Instant } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import type { Visitor, AccountRecord, Link, LoginState, AttemptCause } from "../model.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { isGood } from "../link.ts";
import { isLocked, lockAfter } from "../lockout.ts";
import { attemptOf } from "../second-step.ts";
import { type DrawnSet, drawnLine, setDrawn } from "./draw-set.ts";
import { renewalBarred } from "./renewal-barred.ts";
import type { BackupCodeState } from "./model.ts";

export interface Renew {
  /** Checked before, outside of the transaction, against the hash the account still has. */
  readonly isRight: (account: AccountRecord) => boolean;
  readonly seen: Visitor;
}

export type RenewRefusal = "refused" | "dead-link";

/** The account that this link can renew codes for, right now. */
export function renewableBy(state: LoginState, now: Instant): AccountRecord | undefined {
  const { account, link } = state;
  return account && isGood(link, now) && !renewalBarred(account, now) ? account : undefined;
}

/**
 * Link and current password together draw a fresh set, and the link is used up. A wrong password counts like a failed
 * sign-in, and one that locks ends the link. The old codes work until the new ones are said to be saved.
 *
 * @param drawn undefined when the password was wrong and nothing was hashed. That saves work; what is right is judged
 *   here, by the password that the account has at this moment
 */
export function renew(
  state: BackupCodeState,
  command: Renew,
  now: Instant,
  drawn: DrawnSet | undefined,
): Decision<Outcome<string, RenewRefusal>> {
  const account = renewableBy(state, now);
  const { link } = state;
  if (!account || !link) return decided(no("dead-link"));
  if (isLocked(state, now)) return refused(state, account, link, command, now, "locked");
  if (!drawn || !command.isRight(account)) return refused(state, account, link, command, now, "wrong-password");
  return decided<Outcome<string, RenewRefusal>>(ok(drawn.id), {
    changes: [{ kind: "renewal-link-used", hash: link.hash }, setDrawn(account, link.hash, drawn)],
    audit: [
      {
        event: "authn_token_delete",
        account: account.id,
        details: { what: "renewal-link", from: command.seen.address },
      },
      drawnLine(account, "renewal-link", command.seen),
    ],
  });
}

function refused(
  state: BackupCodeState,
  account: AccountRecord,
  link: Link,
  { seen }: Renew,
  now: Instant,
  cause: AttemptCause,
): Decision<Outcome<string, RenewRefusal>> {
  const lock = lockAfter(state, account.key, cause, now);
  const locks = lock.changes.length > 0;
  const ending: readonly Change[] = locks ? [{ kind: "renewal-link-used", hash: link.hash }] : [];
  return decided<Outcome<string, RenewRefusal>>(no(locks ? "dead-link" : "refused"), {
    changes: [attemptOf(account, account.key, seen, cause), ...ending, ...lock.changes],
    audit: [{ event: "authn_login_fail", account: account.id, details: { cause, from: seen.address } }, ...lock.audit],
  });
}

import type { Instant } from "../shared/brand.ts";
import { LIMITS } from "./limits.ts";
import type { Session } from "./state.ts";

/**
 * Whether nothing but the mailbox vouches for this person: it set the password a while ago, and it received the code
 * of the sign-in. A mailed code on top would prove the same thing a third time (Kratos #4317), so whoever got into the
 * mailbox could take the account away from it for good. A backup code is another proof.
 */
export function vouchedByMailboxAlone({ account, openedWith }: Session, now: Instant): boolean {
  const { mailboxResetAt } = account;
  if (mailboxResetAt === undefined || openedWith === "backup-code") return false;
  return now < mailboxResetAt + LIMITS.session.afterResetWayInShut;
}

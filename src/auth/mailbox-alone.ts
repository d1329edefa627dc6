import type { Instant } from "../shared/brand.ts";
import { LIMITS } from "./limits.ts";
import type { AccountRecord, Session } from "./model.ts";

/** Whether nothing but the mailbox set the password of this account, and its owner may not have noticed yet. */
export const resetLately = ({ mailboxResetAt }: Pick<AccountRecord, "mailboxResetAt">, now: Instant): boolean =>
  mailboxResetAt !== undefined && now < mailboxResetAt + LIMITS.session.afterResetShut;

/**
 * Whether nothing but the mailbox vouches for this person: it set the password a while ago, and it received the code
 * of the sign-in. A mailed code on top would prove the same thing a third time (Kratos #4317), so whoever got into the
 * mailbox could take the account away from it for good. A backup code is another proof.
 */
export const vouchedByMailboxAlone = ({ account, openedWith }: Session, now: Instant): boolean =>
  openedWith !== "backup-code" && resetLately(account, now);

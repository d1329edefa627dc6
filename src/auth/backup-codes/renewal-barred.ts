import type { Instant } from "../../shared/brand.ts";
import { resetLately } from "../account.ts";
import type { AccountRecord } from "../model.ts";

export type RenewalBar = "disabled" | "invited" | "two-steps-off" | "reset-lately";

/**
 * Why mailbox and password together do not renew the backup codes of this account. After a reset that the mailbox
 * alone achieved they are one proof and not two (NIST SP 800-63B-4 4.2.2.2), for as long as the owner may need to
 * notice. With the clock set back the wait only grows.
 */
export function renewalBarred(account: AccountRecord, now: Instant): RenewalBar | undefined {
  if (account.status !== "active") return account.status;
  if (!account.twoSteps) return "two-steps-off";
  return resetLately(account, now) ? "reset-lately" : undefined;
}

import type { Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import type { Visitor, AccountRecord } from "../model.ts";
import type { DrawnLink } from "../link.ts";

/** Tells the owner that the account has its first password, so that whoever did not choose it can stop it. */
export const readyMail = (
  { id, language }: Pick<AccountRecord, "id" | "language">,
  now: Instant,
  seen: Visitor,
  drawn: Omit<DrawnLink, "reset">,
): MailOrder => ({
  template: "account-ready",
  to: id,
  language,
  details: { changedAt: now, address: seen.address },
  secrets: drawn.secrets,
});

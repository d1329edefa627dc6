import type { Instant } from "../../shared/brand.ts";
import type { MailOrder } from "../../shared/mail-order.ts";
import type { AccountRecord } from "../model.ts";
import type { MemberAction } from "./judge-member-change.ts";

/** The mail that tells a member what an admin did, and which admin it was. */
export const tellMember = (
  change: Exclude<MemberAction, "mail-reset-link">,
  by: AccountRecord,
  target: AccountRecord,
  now: Instant,
): MailOrder => ({
  template: "member-changed",
  to: target.id,
  language: target.language,
  details: { change, changedAt: now, by: by.name.slice(0, 300) },
});

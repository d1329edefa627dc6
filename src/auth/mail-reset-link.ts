import type { Instant } from "../shared/brand.ts";
import type { Language } from "../shared/language.ts";
import { decided, type Decision } from "./decision.ts";
import { type DrawnLink, issueLink } from "./link.ts";
import { provedBy } from "./proof.ts";
import { mayMail } from "./send-budget.ts";
import type { LoginState } from "./model.ts";

export type MailResetLinkAnswer = "mailed" | "invited" | "unproved" | "disabled" | "used-up";

/**
 * The reset mail for whoever has just proved the mailbox. It has a budget of its own: somebody who needed three codes
 * must still get the link. Whoever was invited and has no password yet gets the invitation again.
 */
export function mailResetLink(
  state: LoginState,
  origin: { readonly channel: string; readonly language: Language },
  now: Instant,
  drawn: DrawnLink,
): Decision<MailResetLinkAnswer> {
  const account = provedBy(state, now);
  if (!account) return decided("unproved");
  if (account.status === "disabled") return decided("disabled");
  if (!mayMail(state.sends, "proved", now, 0)) return decided("used-up");
  const issued = issueLink(account, origin, now, drawn);
  return decided<MailResetLinkAnswer>(issued.kind === "invitation" ? "invited" : "mailed", {
    changes: [{ kind: "mail-counted", key: account.key, budget: "proved" }, ...issued.changes],
    mails: [issued.mail],
    audit: [{ event: "authn_token_created", account: account.id, details: { what: issued.kind, by: "mailbox-proof" } }],
  });
}

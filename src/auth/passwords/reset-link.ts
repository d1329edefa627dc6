import type { AddressKey, Email, Instant } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import { barOf, maskEmail, provedBy } from "../account.ts";
import { decided, type Decision } from "../decision.ts";
import { type DrawnLink, issueLink } from "../link.ts";
import type { LoginState } from "../model.ts";
import type { DrawnCode } from "../mailed-codes/codes.ts";
import { mayMail, mayMailOwner } from "../send-budget.ts";
import { stoppedMail } from "../stopped-mail.ts";
import { isStopped } from "../stop.ts";

interface RequestResetLink {
  readonly address: Email;
  readonly key: AddressKey;
  readonly language: Language;
}

/**
 * "Forgot password?" on the sign-in page. The answer never says anything; only the owner of the mailbox learns more.
 * Whoever was invited and has no password yet gets the invitation again.
 */
export function requestResetLink(
  state: LoginState,
  { address, key, language }: RequestResetLink,
  now: Instant,
  drawn: DrawnLink & Pick<DrawnCode, "pass">,
): Decision<"done"> {
  const details = { what: "reset-link", address: maskEmail(address), channel: "portal" };
  if (!mayMail(state, "asked", now)) {
    const told = stoppedMail(state, { key, language }, now, drawn.pass);
    return decided("done", { ...told, audit: [{ event: "excess_rate_limit_exceeded", account: undefined, details }] });
  }
  const isBarred = state.account && barOf(state.account.status) === "disabled";
  const account = isBarred || isStopped(state, now) ? undefined : state.account;
  const issued = issueLink(account, { channel: "portal", language }, now, drawn);
  return decided("done", {
    changes: [{ kind: "mail-counted", key, budget: "asked", spender: state.spender }, ...issued.changes],
    mails: [issued.mail],
    audit: [{ event: "authn_token_created", account: account?.id, details }],
  });
}

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
  if (barOf(account.status) === "disabled") return decided("disabled");
  if (!mayMailOwner(state.sends, "proved", now)) return decided("used-up");
  const issued = issueLink(account, origin, now, drawn);
  return decided<MailResetLinkAnswer>(issued.kind === "invitation" ? "invited" : "mailed", {
    changes: [{ kind: "mail-counted", key: account.key, budget: "proved" }, ...issued.changes],
    mails: [issued.mail],
    audit: [{ event: "authn_token_created", account: account.id, details: { what: issued.kind, by: "mailbox-proof" } }],
  });
}

import { type Instant, type TokenHash, after } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";
import { decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import type { DrawnLink } from "../link.ts";
import { provedBy } from "../account.ts";
import { mayMail } from "../send-budget.ts";
import type { LoginState } from "../model.ts";
import { disownIssued } from "./confirm-set.ts";
import { type RenewalBar, renewalBarred } from "./renewal-barred.ts";

export type MailRenewalLinkAnswer = "mailed" | "unproved" | RenewalBar | "used-up";

/** The link to fresh backup codes. The mail alone opens nothing: the page asks for the password as well. */
export function mailRenewalLink(
  state: LoginState,
  origin: { readonly channel: string; readonly language: Language },
  now: Instant,
  drawn: Omit<DrawnLink, "reset"> & { readonly renewal: TokenHash },
): Decision<MailRenewalLinkAnswer> {
  const account = provedBy(state, now);
  if (!account) return decided<MailRenewalLinkAnswer>("unproved");
  const barred = renewalBarred(account, now);
  if (barred) return decided<MailRenewalLinkAnswer>(barred);
  if (!mayMail(state.sends, "proved", now, 0)) return decided<MailRenewalLinkAnswer>("used-up");
  const expiresAt = after(now, LIMITS.backupCodes.linkLifetime);
  const minutes = LIMITS.backupCodes.linkLifetime / MINUTE;
  return decided<MailRenewalLinkAnswer>("mailed", {
    changes: [
      { kind: "mail-counted", key: account.key, budget: "proved" },
      { kind: "renewal-link-issued", hash: drawn.renewal, account: account.id, expiresAt },
      disownIssued(account, now, drawn),
    ],
    mails: [
      {
        template: "backup-codes-link",
        to: account.id,
        language: origin.language,
        details: { channel: origin.channel, purpose: "backup-codes", minutes, askedAt: now },
        secrets: drawn.secrets,
        notAfter: expiresAt,
      },
    ],
    audit: [
      { event: "authn_token_created", account: account.id, details: { what: "renewal-link", by: "mailbox-proof" } },
    ],
  });
}

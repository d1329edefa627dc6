import { type Instant, after } from "../../shared/brand.ts";
import { type Outcome, no, ok } from "../../shared/outcome.ts";
import type { ChangePassword } from "../passwords/rules.ts";
import { decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import { type DrawnLink, isGood } from "../link.ts";
import type { LoginState } from "../model.ts";
import { readyMail } from "./ready-mail.ts";

type Accepted = Outcome<"activated", "used" | "dead">;

/**
 * Uses up the invitation with all else that is open for the account. A lock ends as well: whoever reads the mail has
 * proved the mailbox, and the wrong passwords before were typed at an account that had none.
 */
export function acceptInvitation(
  { account, link }: LoginState,
  { hash, seen }: ChangePassword,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Accepted> {
  if (account?.status === "active" && link?.ended) return decided(no("used"));
  if (account?.status !== "invited" || !isGood(link, now)) return decided(no("dead"));
  const expiresAt = after(now, LIMITS.disownLink.lifetime);
  return decided<Accepted>(ok("activated"), {
    changes: [
      { kind: "reset-link-used", hash: link.hash },
      { kind: "account-activated", account: account.id, hash },
      { kind: "recovery-ended", account: account.id },
      { kind: "failures-forgiven", key: account.key },
      { kind: "disown-link-issued", hash: drawn.disown, account: account.id, expiresAt },
    ],
    mails: [readyMail(account, now, seen, drawn)],
    audit: [
      { event: "authn_password_change", account: account.id, details: { by: "invitation", from: seen.address } },
      { event: "authn_token_revoked", account: account.id, details: { what: "links, codes, proofs" } },
    ],
  });
}

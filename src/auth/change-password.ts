import { type Instant, type PasswordHash, after } from "../shared/brand.ts";
import { type Outcome, no, ok } from "../shared/outcome.ts";
import type { Visitor, AccountRecord, Link, LoginState } from "./model.ts";
import { type Change, decided, type Decision } from "./decision.ts";
import { LIMITS } from "./limits.ts";
import { type DrawnLink, isGood } from "./link.ts";

export interface ChangePassword {
  readonly hash: PasswordHash;
  readonly seen: Visitor;
}

/**
 * Uses up the link and everything else that could let somebody in: sessions, other links, codes, proofs. The owner is
 * told. A lock ends as well, for whoever knows the new password has proved the mailbox.
 */
export function changePassword(
  state: LoginState,
  command: ChangePassword,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Outcome<"changed", "dead-link">> {
  const { account, link } = state;
  if (account?.status !== "active" || !isGood(link, now)) return decided(no("dead-link"));
  return decided<Outcome<"changed", "dead-link">>(ok("changed"), {
    changes: changesOf(account, link, command.hash, now, drawn),
    mails: [
      {
        template: "password-changed",
        to: account.id,
        language: account.language,
        details: { changedAt: now, address: command.seen.address },
        secrets: drawn.secrets,
      },
    ],
    audit: [
      {
        event: "authn_password_change",
        account: account.id,
        details: { by: "reset-link", from: command.seen.address },
      },
      { event: "authn_token_revoked", account: account.id, details: { what: "sessions, links, codes, proofs" } },
    ],
  });
}

/** The link is used up by its own name, although it ends with all else that is open: whichever is changed, it works once. */
const changesOf = (
  account: AccountRecord,
  link: Link,
  hash: PasswordHash,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): readonly Change[] => [
  { kind: "reset-link-used", hash: link.hash },
  { kind: "password-changed", account: account.id, hash, byMailboxAlone: true },
  { kind: "sessions-ended", account: account.id },
  { kind: "recovery-ended", account: account.id },
  { kind: "failures-forgiven", key: account.key },
  {
    kind: "disown-link-issued",
    hash: drawn.disown,
    account: account.id,
    expiresAt: after(now, LIMITS.disownLink.lifetime),
  },
];

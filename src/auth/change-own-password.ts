import { type Instant, type PasswordHash, after } from "../shared/brand.ts";
import { type Outcome, no, ok } from "../shared/outcome.ts";
import { type Barred, actorOf, isFresh } from "./acting.ts";
import type { Visitor, AccountRecord, LoginState, Session } from "./model.ts";
import { decided, type Decision } from "./decision.ts";
import { LIMITS } from "./limits.ts";
import type { DrawnLink } from "./link.ts";
import { isLocked } from "./lockout.ts";
import { wrongPassword } from "./wrong-password.ts";

export interface ChangeOwnPassword {
  readonly hash: PasswordHash;
  /** Whether the present password that was typed is right, checked before against the hash the account still has. */
  readonly isRight: (account: AccountRecord) => boolean;
  readonly seen: Visitor;
}

type Changed = Outcome<"changed", Barred | "wrong-password">;

/**
 * A new password from within a session: with two-step verification on it takes the present one, otherwise a session
 * whose password is fresh. A wrong one counts like a failed sign-in. All other sessions end, and the owner is told.
 */
export function changeOwnPassword(
  state: LoginState,
  command: ChangeOwnPassword,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Changed> {
  const actor = actorOf(state.session, command.seen, now, "signed-in");
  if (!actor.ok) return decided(no(actor.reason));
  const { account } = actor.value;
  if (!account.twoSteps)
    return isFresh(actor.value, now) ? changed(actor.value, command, now, drawn) : decided(no("password-needed"));
  if (isLocked(state, now))
    return decided(no("wrong-password"), wrongPassword(state, account, command.seen, now, "locked"));
  if (command.isRight(account)) return changed(actor.value, command, now, drawn);
  return decided(no("wrong-password"), wrongPassword(state, account, command.seen, now, "wrong-password"));
}

const changed = (
  { account, hash: session }: Session,
  { hash, seen }: ChangeOwnPassword,
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<Changed> =>
  decided<Changed>(ok("changed"), {
    changes: [
      { kind: "password-changed", account: account.id, hash, byMailboxAlone: false },
      { kind: "session-strengthened", hash: session },
      { kind: "sessions-ended", account: account.id, except: session },
      { kind: "recovery-ended", account: account.id },
      {
        kind: "disown-link-issued",
        hash: drawn.disown,
        account: account.id,
        expiresAt: after(now, LIMITS.disownLink.lifetime),
      },
    ],
    mails: [
      {
        template: "password-changed",
        to: account.id,
        language: account.language,
        details: { changedAt: now, address: seen.address, by: "owner" },
        secrets: drawn.secrets,
      },
    ],
    audit: [
      { event: "authn_password_change", account: account.id, details: { by: "owner", from: seen.address } },
      { event: "authn_token_revoked", account: account.id, details: { what: "other sessions, links, codes, proofs" } },
    ],
  });

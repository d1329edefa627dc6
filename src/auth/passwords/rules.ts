import { after, type Instant, type PasswordHash } from "../../shared/brand.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { actorOf, type Denied, isFresh } from "../actor.ts";
import { type Change, decided, type Decision } from "../decision.ts";
import { deviceKnown } from "../devices/known.ts";
import { LIMITS } from "../limits.ts";
import { type DrawnLink, isGood } from "../link.ts";
import { countsAsFailure, isLocked, lockAfter } from "../lockout.ts";
import type { AccountRecord, AttemptCause, Link, LoginState, Session, Visitor } from "../model.ts";

export interface ChangeOwnPassword {
  readonly hash: PasswordHash;
  /** Whether the present password that was typed is right, checked before against the hash the account still has. */
  readonly isRight: (account: AccountRecord) => boolean;
  readonly seen: Visitor;
}

type Changed = Outcome<"changed", Denied | "wrong-password">;

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
  deviceKnown(account, link.hash),
  {
    kind: "disown-link-issued",
    hash: drawn.disown,
    account: account.id,
    expiresAt: after(now, LIMITS.disownLink.lifetime),
  },
];

/** What a password that was refused inside a session leaves behind: the same as at the door. */
export function wrongPassword(
  state: LoginState,
  { id, key }: AccountRecord,
  seen: Visitor,
  now: Instant,
  cause: Extract<AttemptCause, "locked" | "wrong-password">,
): Omit<Decision<undefined>, "answer" | "mails"> {
  const lock = lockAfter(state, key, cause, now);
  const failed = countsAsFailure(cause);
  const attempt = {
    kind: "attempt-recorded",
    key,
    account: id,
    cause,
    failed,
    cameIn: false,
    seen,
    spender: state.spender,
  } as const;
  return {
    changes: [attempt, ...lock.changes],
    audit: [{ event: "authn_login_fail", account: id, details: { cause, from: seen.address } }, ...lock.audit],
  };
}

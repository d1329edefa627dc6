import { after, type Instant, type PasswordHash, type TokenHash } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { barOf, provedBy, resetLately, vouchedByMailboxAlone } from "../account.ts";
import { actorOf, type Denied } from "../actor.ts";
import { type AuditLine, type Change, decided, type Decision } from "../decision.ts";
import { LIMITS } from "../limits.ts";
import { type DrawnLink, isGood } from "../link.ts";
import { isLocked, lockAfter } from "../lockout.ts";
import type { AccountRecord, AttemptCause, Link, LoginState, Visitor } from "../model.ts";
import { mayMailOwner } from "../send-budget.ts";
import { attemptOf } from "../sign-in/rules.ts";
import type { BackupCodeState, CodeSet } from "./model.ts";

/** Fresh codes as far as the database may know them. */
export interface DrawnSet {
  readonly id: string;
  readonly hashes: readonly PasswordHash[];
}

/** `reset-lately`: nothing but the mailbox has vouched for this person since the password was reset. */
export type DrawRefusal = Denied | "two-steps-off" | "reset-lately";

/** Why this session may not draw now. Asked before hashing, and again when it counts. */
export function drawBarred(state: BackupCodeState, seen: Visitor, now: Instant): DrawRefusal | undefined {
  const actor = actorOf(state.session, seen, now, "fresh");
  if (!actor.ok) return actor.reason;
  if (!actor.value.account.twoSteps) return "two-steps-off";
  return vouchedByMailboxAlone(actor.value, now) ? "reset-lately" : undefined;
}

/** A fresh set, good for nothing until it is said to be saved. The codes before it stay as they are. */
export function drawSet(
  state: BackupCodeState,
  { seen }: { readonly seen: Visitor },
  now: Instant,
  drawn: DrawnSet,
): Decision<Outcome<string, DrawRefusal>> {
  const barred = drawBarred(state, seen, now);
  if (barred !== undefined || !state.session) return decided(no(barred ?? "signed-out"));
  const { account, hash } = state.session;
  return decided<Outcome<string, DrawRefusal>>(ok(drawn.id), {
    changes: [setDrawn(account, hash, drawn)],
    audit: [drawnLine(account, "session", seen)],
  });
}

const setDrawn = ({ id }: AccountRecord, drawnBy: TokenHash, drawn: DrawnSet): Change => ({
  kind: "backup-codes-drawn",
  account: id,
  set: drawn.id,
  drawnBy,
  hashes: drawn.hashes,
});

const drawnLine = ({ id }: AccountRecord, by: "session" | "renewal-link", seen: Visitor): AuditLine => ({
  event: "authn_token_created",
  account: id,
  details: { what: "backup-codes", by, from: seen.address },
});

interface ConfirmSet {
  readonly set: string;
  readonly seen: Visitor;
}

/** `gone`: another set was drawn since, it waited too long, or two-step verification is off. */
export type ConfirmAnswer = "active" | "gone" | "signed-out";

type Disown = Omit<DrawnLink, "reset">;

/** "I have saved them", in the session that saw the codes. */
export function confirmSet(
  state: BackupCodeState,
  command: ConfirmSet,
  now: Instant,
  drawn: Disown,
): Decision<ConfirmAnswer> {
  const actor = actorOf(state.session, command.seen, now, "signed-in");
  if (!actor.ok) return decided<ConfirmAnswer>("signed-out");
  return activate(state, actor.value.account, actor.value.hash, command, now, drawn);
}

/** The same on the page of a renewal link. The link is used up by then; that it drew this very set is what counts. */
export function confirmRenewed(
  state: BackupCodeState,
  command: ConfirmSet,
  now: Instant,
  drawn: Disown,
): Decision<ConfirmAnswer> {
  const { account, link } = state;
  if (!account || !link || account.status !== "active") return decided<ConfirmAnswer>("gone");
  return activate(state, account, link.hash, command, now, drawn);
}

/** The set before is void in the same moment, and its owner is told. Said twice it is done once, and answered twice. */
function activate(
  { active, drawn: waiting }: BackupCodeState,
  account: AccountRecord,
  by: TokenHash,
  { set, seen }: ConfirmSet,
  now: Instant,
  drawn: Disown,
): Decision<ConfirmAnswer> {
  if (active?.id === set && active.drawnBy === by) return decided<ConfirmAnswer>("active");
  if (!account.twoSteps || !waiting || !isWaiting(waiting, set, by, now)) return decided<ConfirmAnswer>("gone");
  return decided<ConfirmAnswer>("active", {
    changes: [{ kind: "backup-codes-activated", account: account.id, set }, disownIssued(account, now, drawn)],
    mails: [
      {
        template: "backup-codes-renewed",
        to: account.id,
        language: account.language,
        details: { changedAt: now, address: seen.address, left: waiting.codes.length },
        secrets: drawn.secrets,
      },
    ],
    audit: [
      { event: "authn_token_revoked", account: account.id, details: { what: "backup-codes", why: "renewed" } },
      {
        event: "authn_token_created",
        account: account.id,
        details: { what: "active backup-codes", from: seen.address },
      },
    ],
  });
}

const isWaiting = (waiting: CodeSet, set: string, by: TokenHash, now: Instant): boolean =>
  waitingFor(waiting, by, now) === set;

/** The set that may still be said to be saved by the session or link that drew it. */
export const waitingFor = (drawn: CodeSet | undefined, by: TokenHash, now: Instant): string | undefined =>
  drawn?.drawnBy === by && drawn.drawnAt <= now && now < drawn.drawnAt + LIMITS.backupCodes.savedWithin
    ? drawn.id
    : undefined;

export const disownIssued = ({ id }: AccountRecord, now: Instant, { disown }: Disown) =>
  ({
    kind: "disown-link-issued",
    hash: disown,
    account: id,
    expiresAt: after(now, LIMITS.disownLink.lifetime),
  }) as const;

export interface Renew {
  /** Checked before, outside of the transaction, against the hash the account still has. */
  readonly isRight: (account: AccountRecord) => boolean;
  readonly seen: Visitor;
}

export type RenewRefusal = "refused" | "dead-link";

/** The account that this link can renew codes for, right now. */
export function renewableBy(state: LoginState, now: Instant): AccountRecord | undefined {
  const { account, link } = state;
  return account && isGood(link, now) && !renewalBarred(account, now) ? account : undefined;
}

/**
 * Link and current password together draw a fresh set, and the link is used up. A wrong password counts like a failed
 * sign-in, and one that locks ends the link. The old codes work until the new ones are said to be saved.
 *
 * @param drawn undefined when the password was wrong and nothing was hashed. That saves work; what is right is judged
 *   here, by the password that the account has at this moment
 */
export function renew(
  state: BackupCodeState,
  command: Renew,
  now: Instant,
  drawn: DrawnSet | undefined,
): Decision<Outcome<string, RenewRefusal>> {
  const account = renewableBy(state, now);
  const { link } = state;
  if (!account || !link) return decided(no("dead-link"));
  if (isLocked(state, now)) return refused(state, account, link, command, now, "locked");
  if (!drawn || !command.isRight(account)) return refused(state, account, link, command, now, "wrong-password");
  return decided<Outcome<string, RenewRefusal>>(ok(drawn.id), {
    changes: [{ kind: "renewal-link-used", hash: link.hash }, setDrawn(account, link.hash, drawn)],
    audit: [
      {
        event: "authn_token_delete",
        account: account.id,
        details: { what: "renewal-link", from: command.seen.address },
      },
      drawnLine(account, "renewal-link", command.seen),
    ],
  });
}

function refused(
  state: BackupCodeState,
  account: AccountRecord,
  link: Link,
  { seen }: Renew,
  now: Instant,
  cause: AttemptCause,
): Decision<Outcome<string, RenewRefusal>> {
  const lock = lockAfter(state, account.key, cause, now);
  const locks = lock.changes.length > 0;
  const ending: readonly Change[] = locks ? [{ kind: "renewal-link-used", hash: link.hash }] : [];
  return decided<Outcome<string, RenewRefusal>>(no(locks ? "dead-link" : "refused"), {
    changes: [attemptOf(state, account.key, seen, cause), ...ending, ...lock.changes],
    audit: [{ event: "authn_login_fail", account: account.id, details: { cause, from: seen.address } }, ...lock.audit],
  });
}

type RenewalBar = "disabled" | "invited" | "two-steps-off" | "reset-lately";

/**
 * Why mailbox and password together do not renew the backup codes of this account. After a reset that the mailbox
 * alone achieved they are one proof and not two (NIST SP 800-63B-4 4.2.2.2), for as long as the owner may need to
 * notice. With the clock set back the wait only grows.
 */
function renewalBarred(account: AccountRecord, now: Instant): RenewalBar | undefined {
  const bar = barOf(account.status);
  if (bar) return bar;
  if (!account.twoSteps) return "two-steps-off";
  return resetLately(account, now) ? "reset-lately" : undefined;
}

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
  if (!mayMailOwner(state.sends, "proved", now)) return decided<MailRenewalLinkAnswer>("used-up");
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

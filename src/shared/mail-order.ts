import type { AccountId, Instant, Sealed } from "./brand.ts";
import type { Language } from "./language.ts";

/** Every mail Latchkey sends. */
export type MailTemplate =
  /** The six-digit code that proves the mailbox. Secrets: `code`, `disown` (token of the "This wasn't me" link). */
  | "code"
  /** The button that leads to a new password. Secrets: `reset` (token), `disown`. */
  | "reset-link"
  /** The button that leads whoever was added to a first password. Secrets: those of `reset-link`. */
  | "invitation"
  /** Tells the owner that the account has its first password. Secrets: `disown`. */
  | "account-ready"
  /** Tells the owner that the password is a new one. Secrets: `disown`. */
  | "password-changed"
  /** Tells the owner what "This wasn't me" stopped. */
  | "disowned"
  /**
   * Tells the owner that strangers may not try for now, with a button for whoever reads it: their own try. Secrets:
   * `disown`.
   */
  | "tries-stopped"
  | "stopped"
  /** The code asked for while signing in. Secrets: `code`, `disown`. */
  | "sign-in-code"
  /** The code that a signed-in person, or one at the second step, types to change two-step verification. Secrets: `code`, `disown`. */
  | "security-code"
  /** The code that proves a new mailbox, to that mailbox. Secrets: `code`. */
  | "mailbox-code"
  /** Tells both mailboxes that the account has a new address. Secrets: `disown`. */
  | "address-changed"
  /** Tell the owner what became of two-step verification. Secrets: `disown`. */
  | "two-steps-on"
  | "two-steps-off"
  /** Tells the owner that a chat was linked to the account. Secrets: `disown`. */
  | "chat-linked"
  /** Tell the owner that a chat was unlinked: somebody asked for it there, or nobody wrote there for half a year. */
  | "chat-unlinked"
  | "chat-idle"
  /** Tells the owner that a chat was unlinked by somebody who was signed in. Secrets: `disown`. */
  | "chat-unlinked-in-profile"
  /** Tells a member what an admin did: role, status, or the end of a lock. */
  | "member-changed"
  /** Tells the admins of a workspace that the whitelist was switched on or off, or a change of it undone. */
  | "whitelist-changed"
  /** The button that leads to fresh backup codes. Secrets: `renewal` (token), `disown`. */
  | "backup-codes-link"
  /** Tells the owner that a fresh set is active and the one before is void. Secrets: `disown`. */
  | "backup-codes-renewed"
  /** Tells the owner that a backup code opened a session, and how many are left. Secrets: `disown`. */
  | "backup-code-used"
  /** Tells the old mailbox that a new one was proved and an admin is asked. Secrets: `veto`. */
  | "recovery-asked"
  /** Tells the old mailbox and all admins that an admin vouched, and until when it can be stopped. Secrets: `veto`. */
  | "recovery-vouched"
  /** Tells the new mailbox and the old one that the address has changed. */
  | "recovery-done"
  /** Tells the old mailbox and all admins that it was stopped. */
  | "recovery-stopped"
  /** A request waits for an admin; no decision in the mail. */
  | "approval-waiting"
  /** So many requests came today that the rest wait on the page only. */
  | "many-waiting"
  /** A case for the people who take over, to the operator's support address. */
  | "case-opened";

/** `awaited`: somebody sits before their mailbox and cannot go on without it. `notice`: it tells, and may come a little later. */
export type MailHaste = "awaited" | "notice";

const HASTE: Readonly<Record<MailTemplate, MailHaste>> = {
  code: "awaited",
  "reset-link": "awaited",
  invitation: "awaited",
  "account-ready": "notice",
  "password-changed": "notice",
  disowned: "notice",
  "tries-stopped": "awaited",
  stopped: "notice",
  "sign-in-code": "awaited",
  "security-code": "awaited",
  "mailbox-code": "awaited",
  "address-changed": "notice",
  "two-steps-on": "notice",
  "two-steps-off": "notice",
  "chat-linked": "notice",
  "chat-unlinked": "notice",
  "chat-idle": "notice",
  "chat-unlinked-in-profile": "notice",
  "member-changed": "notice",
  "whitelist-changed": "notice",
  "backup-codes-link": "awaited",
  "backup-codes-renewed": "notice",
  "backup-code-used": "notice",
  "recovery-asked": "notice",
  "recovery-vouched": "notice",
  "recovery-done": "notice",
  "recovery-stopped": "notice",
  "approval-waiting": "notice",
  "many-waiting": "notice",
  "case-opened": "notice",
};

/** Codes and links that somebody waits for go before notices. */
export const hasteOf = (template: MailTemplate): MailHaste => HASTE[template];

/** A mailbox that is read from the row of a mailbox claim, never from the order: the one it claims, or the one before. */
type ClaimedMailbox = `${"new-mailbox" | "old-mailbox"}:${string}`;

/** Which mailbox of which claim a recipient stands for; undefined for every other recipient. */
export function claimedMailbox(
  to: MailOrder["to"],
): { readonly which: "new-mailbox" | "old-mailbox"; readonly claim: string } | undefined {
  const at = to.indexOf(":");
  const which = to.slice(0, Math.max(0, at));
  return which === "new-mailbox" || which === "old-mailbox" ? { which, claim: to.slice(at + 1) } : undefined;
}

/**
 * A mail that a rule wants sent. It names an account or a mailbox claim, never an address: the mailer reads the
 * address from that row, so nothing typed in a chat can become a recipient (CVE-2023-7028 and its kin).
 */
export interface MailOrder {
  readonly template: MailTemplate;
  /** `decoy`: the address has no account. Queued and dropped like any other, so that both take the same time. */
  readonly to: AccountId | ClaimedMailbox | "decoy" | "support";
  readonly language: Language;
  /** Shown in the mail: channel, chat, purpose, phrase, time asked (milliseconds) … Never a secret. */
  readonly details: Readonly<Record<string, string | number>>;
  /** JSON of the secrets the template names, sealed for use `mail`; wiped when the mail is done. */
  readonly secrets?: Sealed;
  /** Not before this moment. Whom nobody told to wait for it, it lets every awaited mail go first. */
  readonly notBefore?: Instant;
  /** Not delivered after this moment: an expired code only confuses. */
  readonly notAfter?: Instant;
}

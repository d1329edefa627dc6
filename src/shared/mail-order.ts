import type { AccountId, Instant, Sealed } from "./brand.ts";
import type { Language } from "./language.ts";

/** Every mail Latchkey sends. */
export type MailTemplate =
  /** The six-digit code that proves the mailbox. Secrets: `code`, `disown` (token of the "This wasn't me" link). */
  | "code"
  /** The button that leads to a new password. Secrets: `reset` (token), `disown`. */
  | "reset-link"
  /** Tells the owner that the password is a new one. Secrets: `disown`. */
  | "password-changed"
  /** Tells the owner what "This wasn't me" stopped. */
  | "disowned"
  /** The code asked for while signing in. Secrets: `code`, `disown`. */
  | "sign-in-code"
  /** A case for the people who take over, to the operator's support address. */
  | "case-opened";

/**
 * A mail that a rule wants sent. It names an account, never an address: the mailer reads the address from the
 * account row, so nothing typed in a chat can become a recipient (CVE-2023-7028 and its kin).
 */
export interface MailOrder {
  readonly template: MailTemplate;
  /** `decoy`: the address has no account. Queued and dropped like any other, so that both take the same time. */
  readonly to: AccountId | "decoy" | "support";
  readonly language: Language;
  /** Shown in the mail: channel, chat, purpose, phrase, time asked (milliseconds) … Never a secret. */
  readonly details: Readonly<Record<string, string | number>>;
  /** JSON of the secrets the template names, sealed for use `mail`; wiped when the mail is done. */
  readonly secrets?: Sealed;
  /** Not delivered after this moment: an expired code only confuses. */
  readonly notAfter?: Instant;
}

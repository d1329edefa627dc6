import type { Instant, OnceKey } from "../../shared/brand.ts";
import type { Outcome } from "../../shared/outcome.ts";
import type { Acting, Barred } from "../acting.ts";
import type { Origin, TokenOwner, Visitor } from "../model.ts";
import type { ConfirmAnswer } from "./confirm-set.ts";
import type { DrawRefusal } from "./draw-set.ts";
import type { MailRenewalLinkAnswer } from "./mail-renewal-link.ts";
import type { TypedCode } from "./read-code.ts";
import type { RenewRefusal } from "./renew.ts";

/**
 * Saved recovery codes (NIST SP 800-63B-4 4.2.1.1): ten to an account, each good for one sign-in in place of a mailed
 * code. A fresh set is good for nothing until its owner says that it is saved; in that moment the set before is void.
 */
export interface BackupCodes {
  /** What the owner may know of their set. Never a code. */
  overview(acting: Acting): Promise<Outcome<BackupCodesOverview, Barred>>;
  /**
   * Draws ten codes and shows them this once. Wants a fresh password and two-step verification on. `reset-lately`: as
   * for the link below, unless a backup code opened the session.
   *
   * @param command.once repeated, as by a page that is loaded again, it draws nothing and shows nothing
   */
  draw(command: Acting & { readonly once: OnceKey }): Promise<Outcome<ShownCodes, DrawRefusal>>;
  /** "I have saved them", in the session that saw them. The set before is void in the same moment; the owner is told. */
  confirm(command: Acting & { readonly set: string }): Promise<ConfirmAnswer>;
  /**
   * The second step of a sign-in, with a backup code in place of the mailed one: same lock, same budget of tries. One
   * try costs one hash. `unreadable`: no number with sixteen letters; nothing was compared and no try is gone.
   */
  signIn(command: {
    readonly pending: string;
    readonly typed: TypedCode;
    readonly seen: Visitor;
  }): Promise<
    { readonly kind: "signed-in"; readonly session: string } | { readonly kind: "refused" | "dead" | "unreadable" }
  >;
  /**
   * Mails the account proved in this conversation a link to fresh codes, good once, for 30 minutes. The page behind it
   * asks for the password too. `reset-lately`: the mailbox alone set a new password within the last 24 hours.
   */
  mailRenewalLink(command: { readonly origin: Origin; readonly once: OnceKey }): Promise<MailRenewalLinkAnswer>;
  /** Looks at a renewal link and changes nothing. `shown`: it drew a set that waits to be said to be saved. */
  inspectRenewalLink(
    token: string,
  ): Promise<
    | { readonly kind: "dead" }
    | { readonly kind: "good"; readonly owner: TokenOwner }
    | { readonly kind: "shown"; readonly owner: TokenOwner; readonly set: string }
  >;
  /** Uses up the link, with the current password, and shows ten fresh codes this once. A wrong password counts to the lock. */
  renew(command: {
    readonly token: string;
    readonly password: string;
    readonly seen: Visitor;
  }): Promise<Outcome<ShownCodes, RenewRefusal>>;
  /** "I have saved them", in the browser that holds the link which drew them. */
  confirmRenewed(command: {
    readonly token: string;
    readonly set: string;
    readonly seen: Visitor;
  }): Promise<ConfirmAnswer>;
}

export interface BackupCodesOverview {
  readonly twoSteps: boolean;
  /** None can be made now: the mailbox alone set a new password within the last 24 hours. */
  readonly shut: boolean;
  /** Of the active set; undefined when there is none. */
  readonly active: { readonly left: number; readonly madeAt: Instant } | undefined;
  /** A set that this session saw and has not yet said to be saved. */
  readonly waiting: string | undefined;
}

export interface ShownCodes {
  /** Names the set when it is said to be saved. No secret. */
  readonly set: string;
  /** Code 1, code 2 …; undefined when this set was shown before. */
  readonly codes: readonly string[] | undefined;
}

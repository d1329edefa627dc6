import type { ConversationId, Instant, SpenderKey, TokenHash } from "../shared/brand.ts";

/** What shows who is spending, before anybody has looked whether it is known. */
export interface ShownSpender {
  /** By which a stranger is counted. */
  readonly stranger: SpenderKey;
  /** Devices that the browser shows; whose they are is for the store to say. */
  readonly devices: readonly TokenHash[];
  /** The chat in which it is asked; that it is linked is for the store to say. */
  readonly conversation?: ConversationId | undefined;
}

/**
 * Who spends. `known`: a device, chat, session or link that is the owner's, and has tries, mails and locks of its own; whoever
 * is not known is a stranger, and strangers share what they may spend.
 */
export interface Spender {
  readonly key: SpenderKey;
  readonly known: boolean;
}

/** Something that was spent at an address. `own`: by the spender that the rule is about. */
export interface Spent {
  readonly at: Instant;
  readonly own: boolean;
  readonly known: boolean;
}

/** A mail to the new mailbox of a recovery, whomever it was for. */
export interface ClaimSent extends Spent {
  /** For an account in the same domain. */
  readonly ofDomain: boolean;
}

export interface Send extends Spent {
  readonly budget: SendBudget;
}

/**
 * Which purse a mail is paid from: anybody's asking must not use up what a proved owner needs. `stopped`: told that strangers
 * may not try for now. `claim`: codes for the new mailbox of a recovery, counted for whom it is asked and for the mailbox;
 * `claims`: all of them together, counted for the domain of whom they are asked for.
 */
export type SendBudget = "asked" | "proved" | "entered" | "stopped" | "claim" | "claims";

/** Tries of `entered` take the password first; those of `claim` are at codes for the new mailbox of a recovery. */
export type ChallengeBudget = "asked" | "entered" | "claim";

import type { AccountId, Instant, Sealed } from "../shared/brand.ts";
import type { MailTemplate } from "../shared/mail-order.ts";
import type { Claim, Claimed, AfterTry, Delivery } from "./model.ts";

export type { AfterTry, Claim, Claimed, Delivery, Plan, QueuedMail, Recipient } from "./model.ts";

/** The outbox with its delivery ledger. */
export interface MailLedger {
  /** Takes the earliest due mail, plans it and records the plan: in one transaction, counted before it is sent. */
  claim(claim: Claim): Promise<Claimed>;
  /** Records a try. Ignored where the lease has passed to somebody else. Wipes the secrets of a mail that is done. */
  settle(id: string, lease: string, after: AfterTry, now: Instant): Promise<void>;
  /** The newest mail of this kind to this account. */
  deliveryOf(account: AccountId, template: MailTemplate): Promise<Delivery | undefined>;
}

/** Rows of the local mailbox: the body is sealed and opaque to the store. */
export interface MailboxRow {
  readonly id: string;
  readonly body: Sealed;
  readonly at: Instant;
}

export interface MailboxStore {
  /** Keeps a mail once per id, and of all mails the newest `keep`. */
  put(row: MailboxRow, keep: number): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly MailboxRow[]>;
  read(id: string): Promise<MailboxRow | undefined>;
}

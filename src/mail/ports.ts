import type { AccountId, Email, Instant, Sealed } from "../shared/brand.ts";
import type { MailHaste, MailOrder, MailTemplate } from "../shared/mail-order.ts";
import type { DeliveryStatus } from "./mail.ts";

/** A mail of the outbox, as it was ordered. */
export interface QueuedMail extends MailOrder {
  readonly id: string;
  readonly queuedAt: Instant;
  /** Tries so far, the one that was killed in the middle included. */
  readonly tries: number;
}

/** What the account row says at the moment of sending. */
export interface Recipient {
  readonly email: Email;
  readonly name: string;
  readonly workspaceName: string;
}

/** What to do with a mail that is due: try to send it to this one address, or be done with it. */
export type Plan =
  | { readonly kind: "send"; readonly to: Email }
  | { readonly kind: "done"; readonly status: "dropped" | "expired" | "bounced"; readonly reply?: string };

export interface Claim {
  /** Earliest mail that is due at this moment. */
  readonly now: Instant;
  /** Which mails are wanted, most wanted first: another kind is taken only where none of those before it is due. */
  readonly takes: readonly MailHaste[];
  /** Name of the lease; whoever settles must show it. */
  readonly lease: string;
  /** Nobody else may try the mail before. */
  readonly leaseUntil: Instant;
  /** Pure; runs inside the transaction. */
  readonly plan: (mail: QueuedMail, recipient: Recipient | undefined) => Plan;
}

/** What was taken from the outbox. */
export type Claimed =
  | { readonly kind: "nothing-due" }
  /** The plan was not to send it, and that is recorded. */
  | { readonly kind: "done" }
  | { readonly kind: "send"; readonly mail: QueuedMail; readonly to: Email; readonly recipient: Recipient | undefined };

/** Where a mail stands after a try. */
export interface AfterTry {
  readonly status: Exclude<DeliveryStatus, "queued" | "dropped">;
  /** Absent when the mail is done. */
  readonly nextTry?: Instant;
  /** What the server said, cleaned; shown to operators and, as a status, to the owner. */
  readonly reply: string;
}

/** Where the newest mail of a kind to an account stands. */
export interface Delivery {
  readonly status: DeliveryStatus;
  readonly queuedAt: Instant;
  readonly tries: number;
  readonly nextTry: Instant | undefined;
  readonly settledAt: Instant | undefined;
  readonly reply: string | undefined;
}

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

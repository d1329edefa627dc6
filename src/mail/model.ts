import type { Instant, Email } from "../shared/brand.ts";
import type { MailHaste, MailOrder } from "../shared/mail-order.ts";

/** Where a mail stands. `queued` → `accepted`, or `deferred` and again, or `bounced`, or `expired`, or `dropped` (decoy). */
type DeliveryStatus = "queued" | "accepted" | "deferred" | "bounced" | "expired" | "dropped";

/** A mail as delivered to the local mailbox page. */
export interface LocalMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: Instant;
}

export interface LocalMailbox {
  list(): Promise<readonly LocalMail[]>;
  read(id: string): Promise<LocalMail | undefined>;
}

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
  readonly decide: (mail: QueuedMail, recipient: Recipient | undefined) => Plan;
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

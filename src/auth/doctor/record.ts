import type { Instant } from "../../shared/brand.ts";
import type { AttemptCause, AccountRecord, Send } from "../model.ts";

/** All that the doctor looks at: what really happened to one account. Told only to whoever is entitled to it. */
export interface SignInRecord {
  readonly account: AccountRecord;
  readonly lockedUntil: Instant;
  readonly recoveryShutUntil: Instant;
  /** Newest first, of the last 90 days. */
  readonly attempts: readonly Attempt[];
  /** Mails that count against the budgets of the address, of the last day. */
  readonly sends: readonly Send[];
  /** When the password was last changed; undefined while it is the first one. */
  readonly passwordChangedAt: Instant | undefined;
}

export interface Attempt {
  readonly cause: AttemptCause;
  readonly at: Instant;
  /** From which network address. */
  readonly address: string;
}

/** Where the newest mailed sign-in code stands, as the delivery ledger has it. */
export interface CodeMail {
  readonly status: "queued" | "accepted" | "deferred" | "bounced" | "expired" | "dropped";
  readonly queuedAt: Instant;
  /** When a deferred one is tried again. */
  readonly nextTry?: Instant | undefined;
}

import type { Instant } from "../../shared/brand.ts";
import type { AccountRecord, AttemptCause, Send } from "../model.ts";

/** Why somebody does not get in. Each has words of its own in every language, and one shortest way out. */
export type Trouble =
  | "disabled"
  /** For a reason, until somebody ends it. */
  | "suspended"
  /** They sign in with another provider. */
  | "elsewhere"
  /** Invited, and nobody has chosen a password yet. */
  | "not-activated"
  | "locked"
  | "not-whitelisted"
  | "two-steps-not-set-up"
  | "wrong-password"
  /** A wrong password, not long after it was changed: most often the old one. */
  | "old-password"
  | "code-wrong"
  | "code-expired"
  | "code-mail-bounced"
  | "code-mail-deferred"
  | "code-mail-queued"
  /** The mail server took the mail, and nobody typed the code. */
  | "code-not-typed"
  | "too-many-codes"
  | "backup-code-wrong"
  | "backup-codes-used-up"
  /** A new password ended the sessions, and nobody has tried to sign in since. */
  | "ended-by-new-password"
  /** What refused the person is gone: the lock, the disabling, the gap in the list of addresses. */
  | "open-again"
  | "signed-in-lately"
  | "recovery-shut"
  /** Nothing was tried here: another address, another workspace, another company. */
  | "no-attempt-seen";

/** The shortest way out: most are names of flows. */
export type Fix =
  | "forgot-password"
  | "ip-blocked"
  | "code-not-received"
  | "lost-email-access"
  | "lost-backup-codes"
  /** Somebody with rights in the workspace has to do it. */
  | "ask-an-admin"
  | "sign-in-elsewhere"
  | "set-up-two-steps"
  | "wait"
  | "sign-in-again"
  | "check-the-address"
  | "talk-to-human";

/** One cause with what shows it. */
export interface Finding {
  readonly trouble: Trouble;
  readonly fix: Fix;
  /** When it was first and last seen since the person last got in. */
  readonly first: Instant;
  readonly last: Instant;
  /** How often. */
  readonly times: number;
  /** Network addresses it came from, newest first, at most three. */
  readonly from: readonly string[];
  /** When it ends by itself; undefined when it does not. */
  readonly until: Instant | undefined;
}

export interface Diagnosis {
  /** The true cause of the last failure. */
  readonly cause: Finding;
  /** What else would keep the person out, newest first. */
  readonly also: readonly Finding[];
}

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

import type {
  AccountId,
  ConversationId,
  Email,
  Instant,
  IdempotencyKey,
  TokenHash,
  WorkspaceId,
} from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { AccountRecord } from "../model.ts";

/** Where a recovery stands. `asked`: the new mailbox is proved. Only `asked` and `vouched` are open. */
export type RecoveryStage = "asked" | "vouched" | "done" | "declined" | "vetoed" | "expired" | "failed";

export interface RecoveryRow {
  readonly id: string;
  /** A decoy has none, and no admin ever sees it. */
  readonly account: AccountId | undefined;
  readonly workspace: WorkspaceId | undefined;
  readonly stage: RecoveryStage;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
  readonly vouchedBy: AccountId | undefined;
  readonly runsAt: Instant | undefined;
}

/** Which recovery a rule is about. */
export type RecoverySubject =
  | { readonly kind: "recovery"; readonly id: string; readonly actor?: AccountId }
  | { readonly kind: "veto-link"; readonly hash: TokenHash }
  /** The newest whose new mailbox was proved in this conversation. */
  | { readonly kind: "conversation"; readonly conversation: ConversationId };

/** All that the rules of an open recovery may look at. */
export interface RecoveryState {
  readonly recovery: RecoveryRow | undefined;
  /** Whose mailbox is lost. */
  readonly account: AccountRecord | undefined;
  /** The mailbox that was proved. */
  readonly newAddress: Email | undefined;
  /** Nobody else has that address by now. */
  readonly mailboxFree: boolean;
  /** Active admins of the workspace. */
  readonly admins: readonly Admin[];
  /** The admin who acts, whoever that is. */
  readonly actor: AccountRecord | undefined;
}

interface Admin {
  readonly id: AccountId;
  readonly language: Language;
}

export type RecoveryChange =
  /** Comes after `claim-proved` with the same id. */
  | {
      readonly kind: "recovery-asked";
      readonly id: string;
      readonly account: AccountId | undefined;
      readonly workspace: WorkspaceId | undefined;
      readonly expiresAt: Instant;
    }
  /** Refused by the store unless the recovery is at stage `from`: of two decisions only one counts. */
  | {
      readonly kind: "recovery-moved";
      readonly id: string;
      readonly from: RecoveryStage;
      readonly to: RecoveryStage;
      readonly vouchedBy?: AccountId;
      readonly agreedBy?: AccountId;
      readonly runsAt?: Instant;
    }
  /** Stops every open recovery of the account: its owner is there after all. */
  | { readonly kind: "recoveries-stopped"; readonly account: AccountId }
  | { readonly kind: "veto-link-issued"; readonly hash: TokenHash; readonly recovery: string };

/** Who presses a button, as the account stands at that moment. */
export type Presser =
  /** Active admin of the workspace with a fresh password. */
  | "admin"
  /** The same, and the one who vouched. */
  | "first-admin"
  /** Whose mailbox is lost; an admin too, perhaps. */
  | "oneself"
  /** Member, disabled, demoted, of another workspace. */
  | "no-admin"
  /** An admin whose password is not fresh: may say no, as from a linked chat, and nothing else. */
  | "stale";

export type Refusal = "over" | "too-early" | Exclude<Presser, "admin">;

/** An admin's press on a button, as whoever showed the button saw it. */
export interface Press {
  readonly recovery: string;
  readonly admin: AccountId;
  /** When the admin last typed their password, and when the button was pressed. */
  readonly passwordAt: Instant;
  readonly pressedAt: Instant;
  readonly idempotencyKey: IdempotencyKey;
}

/** The stage it has reached, with the moment it runs by itself, or why nothing happened. */
export type PressAnswer =
  | { readonly kind: "moved"; readonly to: Exclude<RecoveryStage, "asked">; readonly runsAt: Instant | undefined }
  | { readonly kind: "refused"; readonly why: Refusal };

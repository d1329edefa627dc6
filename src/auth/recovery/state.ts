import type { AccountId, ConversationId, Email, Instant, TokenHash, WorkspaceId } from "../../shared/brand.ts";
import type { Language } from "../../shared/language.ts";
import type { Turn } from "../ports.ts";
import type { AccountRecord } from "../state.ts";

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

/** What recovery needs of a database. */
export interface RecoveryStore {
  /** Load, decide, save, in one transaction. */
  decide<Answer>(
    turn: Omit<Turn<Answer, RecoveryState>, "subject"> & { readonly subject: RecoverySubject },
  ): Promise<Answer>;
  look(subject: RecoverySubject): Promise<RecoveryState>;
  /** Open recoveries whose waiting time, or whose time for a vouch, is over. */
  due(now: Instant): Promise<readonly string[]>;
}

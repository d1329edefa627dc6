import type { Session } from "../auth/auth.ts";
import type { AnswerSchema } from "../shared/answer-schema.ts";
import type { ConversationId, Instant, IdempotencyKey, TokenHash, WorkspaceId } from "../shared/brand.ts";
import type { ApprovalRequest, RequestOnBoard, ApprovalDecision, ApprovalState, ApprovalSubject } from "./model.ts";

export type {
  AddressPageStore,
  ApprovalState,
  RequestChange,
  RequestOnBoard,
  ApprovalRequest,
  ApprovalSubject,
  RecoveryFound,
  Choice,
  RequestDetails,
  RequestStatus,
} from "./model.ts";

interface ApprovalUnit<Answer> {
  readonly subject: ApprovalSubject;
  readonly now: Instant;
  readonly idempotency?: { readonly key: IdempotencyKey; readonly schema: AnswerSchema<Answer> };
  readonly decide: (state: ApprovalState) => ApprovalDecision<Answer>;
}

/** What approvals need of a database. */
export interface ApprovalStore {
  /** Load, decide, save state with mails and audit, in one transaction. */
  decide<Answer>(unit: ApprovalUnit<Answer>): Promise<Answer>;
  read(subject: ApprovalSubject, now: Instant): Promise<ApprovalState>;
  session(hash: TokenHash): Promise<Session | undefined>;
  /** Open ones, and those that were decided or ended after `since`; newest first. */
  board(workspace: WorkspaceId, since: Instant): Promise<readonly RequestOnBoard[]>;
  /** The newest request that was opened in this conversation. */
  newestOf(conversation: ConversationId): Promise<ApprovalRequest | undefined>;
  /** Ids of requests with something to do at this moment. */
  due(now: Instant): Promise<readonly { readonly id: string; readonly what: "effect" | "expiry" | "reminder" }[]>;
}

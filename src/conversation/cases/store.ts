import type { Session } from "../../auth/auth.ts";
import type { ChatAddress } from "../../channels/channel.ts";
import type { AnswerSchema } from "../../shared/answer-schema.ts";
import type { Instant, IdempotencyKey, TokenHash } from "../../shared/brand.ts";
import type {
  CaseDecision,
  CaseOnDesk,
  CaseState,
  ListedCase,
  TopicMessage,
  TopicSettled,
  TopicWork,
} from "./model.ts";

/** What the desk needs of a database. */
export interface CaseDeskStore {
  session(hash: TokenHash): Promise<Session | undefined>;
  /** Open ones, and those that were closed after `since`. */
  list(since: Instant): Promise<readonly ListedCase[]>;
  read(number: string): Promise<CaseOnDesk | undefined>;
  /** Load, decide, save with the audit, in one transaction. */
  decide<Answer>(turn: {
    readonly by: { readonly session: TokenHash } | { readonly chat: ChatAddress };
    readonly on: { readonly number: string } | TopicMessage;
    readonly now: Instant;
    readonly idempotency?: { readonly key: IdempotencyKey; readonly schema: AnswerSchema<Answer> };
    readonly decide: (state: CaseState) => CaseDecision<Answer>;
  }): Promise<Answer>;
}

/** What the mirror needs of a database. */
export interface CaseTopicStore {
  /** Some case of which something is to be shown; nobody else gets it until `leaseUntil`. */
  claimTopic(claim: {
    readonly place: string;
    readonly now: Instant;
    readonly lease: string;
    readonly leaseUntil: Instant;
  }): Promise<TopicWork | undefined>;
  /** Says what came of it, and lets go of the case. Nothing happens when the lease is somebody else's by now. */
  settleTopic(work: TopicWork, lease: string, settled: TopicSettled, now: Instant): Promise<void>;
}

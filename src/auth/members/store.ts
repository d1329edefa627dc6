import type { AnswerSchema } from "../../shared/answer-schema.ts";
import type { AccountId, ConversationId, IdempotencyKey, Instant, TokenHash, WorkspaceId } from "../../shared/brand.ts";
import type { Decision } from "../decision.ts";
import type { LookbackWindow, Session } from "../model.ts";
import type { ChatAdmin, ChatMemberState, MemberState, MemberRow, WorkspaceRow } from "./model.ts";

/** What the rules about members need of a database. */
export interface MemberStore {
  /** Load, decide, save: in one transaction. */
  decide<Answer>(turn: {
    readonly session: TokenHash;
    readonly member: AccountId;
    readonly now: Instant;
    readonly lookback: LookbackWindow;
    readonly decide: (state: MemberState) => Decision<Answer>;
  }): Promise<Answer>;
  /** The same for whoever a chat belongs to, once for each key. */
  decideInChat<Answer>(turn: {
    readonly conversation: ConversationId;
    readonly member: AccountId;
    readonly now: Instant;
    readonly lookback: LookbackWindow;
    readonly idempotency: { readonly key: IdempotencyKey; readonly schema: AnswerSchema<Answer> };
    readonly decide: (state: ChatMemberState) => Decision<Answer>;
  }): Promise<Answer>;
  /** Whose a chat is at this moment, and everybody of their workspace, by name. Changes nothing. */
  ofChat(
    conversation: ConversationId,
    now: Instant,
  ): Promise<{ readonly owner: ChatAdmin | undefined; readonly members: readonly MemberRow[] }>;
  /** Every workspace, by name. */
  workspaces(): Promise<readonly WorkspaceRow[]>;
  /** Everybody of a workspace, by name. For whoever runs the program. */
  everybodyOf(workspace: WorkspaceId): Promise<readonly MemberRow[]>;
  /** The session and everybody of its workspace, by name. Changes nothing. */
  list(session: TokenHash): Promise<{ readonly session: Session | undefined; readonly members: readonly MemberRow[] }>;
}

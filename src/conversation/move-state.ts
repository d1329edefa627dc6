import type { ChatAddress } from "../channels/channel.ts";
import type { ConversationId, Instant, OnceKey, TokenHash } from "../shared/brand.ts";

/** `wrong`: no such token, or not any more; nothing was changed. */
export type MoveAnswer = "moved" | "wrong";

/** What a chat that goes on elsewhere needs of a database. */
export interface MoveStore {
  /** Keeps a token with which this chat goes on elsewhere. @returns whether there is anything to go on with */
  drawMove(draw: {
    readonly chat: ChatAddress;
    readonly hash: TokenHash;
    readonly now: Instant;
    readonly expiresAt: Instant;
  }): Promise<boolean>;
  /**
   * Uses the token up, and everything that was open in its chat goes on in this one; or nothing happens. For the same
   * work the answer is the same. `busy`: something is under way in the other chat; ask again.
   *
   * @param mayTake whether this chat may take over another one
   */
  moveChat(move: {
    readonly token: TokenHash;
    readonly to: ConversationId;
    readonly work: OnceKey;
    readonly now: Instant;
    readonly mayTake: boolean;
  }): Promise<MoveAnswer | "busy">;
}

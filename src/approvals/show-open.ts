import type { ConversationId, Instant } from "../shared/brand.ts";
import type { ApprovalParts } from "./parts.ts";
import { askableFor, nothing } from "./open-request.ts";
import type { ApprovalDecision, ApprovalState } from "./model.ts";
import { cardsFor } from "./request-card.ts";

/** Shows in a chat that was linked just now what its owner may decide. What it shows already stays as it is. */
export async function showOpen({ store, clock }: ApprovalParts, conversation: ConversationId): Promise<void> {
  const now = clock.now();
  const { chatOwner } = await store.look({ kind: "request", id: "", conversation }, now);
  if (!chatOwner) return;
  const board = await store.board(chatOwner.workspace, now);
  const open = board.filter(({ status }) => status === "open").toReversed();
  for (const { id } of open) {
    const subject = { kind: "request", id, conversation } as const;
    await store.decide({ subject, now, decide: (state) => showOne(state, conversation, now) });
  }
}

/**
 * Looked at anew: it may have been decided, or the chat unlinked, a moment ago. Whether the owner is an admin who may
 * decide it is asked here, and nowhere before.
 */
function showOne(state: ApprovalState, conversation: ConversationId, now: Instant): ApprovalDecision<undefined> {
  const { request, cards } = state;
  if (request?.status !== "open" || now >= request.expiresAt || cards.includes(conversation)) return nothing(undefined);
  const here = askableFor(state, request.details)
    .filter(({ chats }) => chats.includes(conversation))
    .map((admin) => ({ ...admin, chats: [conversation] }));
  return { ...nothing(undefined), changes: cardsFor(state, here, request) };
}

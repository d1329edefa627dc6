import { inbox } from "../../../db/schema/conversation.ts";
import type { Note } from "../../conversation/ports.ts";
import type { ConversationId, Instant } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

/**
 * Has something told in a chat, inside the caller's transaction: it becomes a turn of that chat like any other, so it
 * is said once, in order, and in the language spoken there. The same key twice is said once.
 */
export function noteChat(
  queries: Queries,
  { conversation, key, note }: { readonly conversation: ConversationId; readonly key: string; readonly note: Note },
  now: Instant,
): void {
  const row = { conversation, key: `note:${key}`, body: { kind: "note", note } as const, notices: [], personal: false };
  queries
    .insert(inbox)
    .values({ ...row, at: now, status: "waiting", failures: 0 })
    .onConflictDoNothing()
    .run();
}

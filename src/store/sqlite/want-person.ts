import { desc, eq } from "drizzle-orm";
import { works } from "../../../db/schema/conversation-outbox.ts";
import { episodes } from "../../../db/schema/conversation.ts";
import { type ConversationId, type Instant, onceKey } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

/**
 * Has a case opened for the newest trouble of a chat, inside the caller's transaction. It sleeps while it waits: work
 * that holds up the chat, even for a moment, would tell a stranger that there is something to hand over.
 */
export function wantPerson(
  queries: Queries,
  { conversation, key }: { readonly conversation: ConversationId; readonly key: string },
  now: Instant,
): void {
  const newest = queries
    .select({ number: episodes.number })
    .from(episodes)
    .where(eq(episodes.conversation, conversation))
    .orderBy(desc(episodes.number))
    .limit(1)
    .get();
  if (!newest) return;
  const task = { kind: "hand-over", next: "nobody-vouched" } as const;
  const row = { key: onceKey(`person:${key}`), conversation, episode: newest.number, task };
  queries
    .insert(works)
    .values({ ...row, status: "asleep", failures: 0, nextTry: now })
    .onConflictDoNothing()
    .run();
}

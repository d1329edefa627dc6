import { works } from "../../../db/schema/conversation-outbox.ts";
import type { RequestChange } from "../../approvals/ports.ts";
import { type Instant, onceKey } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

/**
 * Has a task done for a trouble of a chat, inside the caller's transaction; the same key twice is one task. It sleeps
 * while it waits: work that holds up the chat, even for a moment, would tell a stranger that there is something to hand
 * over.
 */
export function wantPerson(
  queries: Queries,
  { conversation, episode, key, task }: Extract<RequestChange, { readonly kind: "person-needed" }>,
  now: Instant,
): void {
  queries
    .insert(works)
    .values({ key: onceKey(`person:${key}`), conversation, episode, task, status: "asleep", failures: 0, nextTry: now })
    .onConflictDoNothing()
    .run();
}

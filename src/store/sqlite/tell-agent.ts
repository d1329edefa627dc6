import { and, eq } from "drizzle-orm";
import { topicMessages, topicPosts } from "../../../db/schema/case-topics.ts";
import type { deliveries } from "../../../db/schema/conversation-outbox.ts";
import type { Queries } from "./open.ts";

/** Whoever wrote a line in a topic hears there that it did not arrive. Lines of others are nobody's. */
export function tellAgent(
  queries: Queries,
  { key, conversation, sequence }: Pick<typeof deliveries.$inferSelect, "key" | "conversation" | "sequence">,
): void {
  const itsMessage = and(eq(topicMessages.conversation, conversation), eq(topicMessages.sequence, sequence));
  const heard = queries.select().from(topicMessages).where(itsMessage).get();
  if (!heard) return;
  const post = { kind: "not-reached" } as const;
  queries
    .insert(topicPosts)
    .values({ place: heard.place, case: heard.case, key: `refused:${key}`, post })
    .onConflictDoNothing()
    .run();
}

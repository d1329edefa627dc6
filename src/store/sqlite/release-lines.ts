import { and, eq, gt, isNull } from "drizzle-orm";
import { deliveries } from "../../../db/schema/conversation-outbox.ts";
import type { Arrival } from "../../conversation/ports.ts";
import type { ConversationId } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

/** Lines of a chat that would wait beyond a moment go out now, inside the caller's transaction. */
export function releaseLines(
  queries: Queries,
  conversation: ConversationId,
  { now, releases }: Pick<Arrival, "now" | "releases">,
): void {
  const waits = and(eq(deliveries.status, "queued"), isNull(deliveries.lease), gt(deliveries.nextTry, releases));
  queries
    .update(deliveries)
    .set({ nextTry: now })
    .where(and(eq(deliveries.conversation, conversation), waits))
    .run();
}

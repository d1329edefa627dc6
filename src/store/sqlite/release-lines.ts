import { and, eq, gt, isNull } from "drizzle-orm";
import { deliveries } from "../../../db/schema/conversation-outbox.ts";
import { after, type ConversationId, type Instant } from "../../shared/brand.ts";
import { HOUR } from "../../shared/clock.ts";
import type { Queries } from "./open.ts";

/**
 * Some messengers let us write freely only to whoever wrote lately: a line that waits for that waits long, for a day at a
 * time. Now that they wrote, it goes out. Shorter waits are a matter of pace, and stay.
 */
export function releaseLines(queries: Queries, conversation: ConversationId, now: Instant): void {
  const waits = and(
    eq(deliveries.status, "queued"),
    isNull(deliveries.lease),
    gt(deliveries.nextTry, after(now, HOUR)),
  );
  queries
    .update(deliveries)
    .set({ nextTry: now })
    .where(and(eq(deliveries.conversation, conversation), waits))
    .run();
}

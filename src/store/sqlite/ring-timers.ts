import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { timers } from "../../../db/schema/conversation-outbox.ts";
import { inbox } from "../../../db/schema/conversation.ts";
import type { Instant } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

/** After a long stop thousands may be due: they come in portions, and who writes meanwhile comes between two of them. */
const AT_ONCE = 100;

/** The alarms that are due, longest waiting first, become an event each, inside the caller's transaction. @returns how many */
export function ringTimers(queries: Queries, now: Instant): number {
  const due = queries
    .select({ conversation: timers.conversation })
    .from(timers)
    .where(and(eq(timers.rang, false), lte(timers.dueAt, now)))
    .orderBy(asc(timers.dueAt))
    .limit(AT_ONCE);
  const rows = queries.update(timers).set({ rang: true }).where(inArray(timers.conversation, due)).returning().all();
  for (const { conversation, generation } of rows) {
    const body = { kind: "silence", generation } as const;
    const row = { conversation, key: `silence:${generation}`, body, notices: [], personal: false, at: now };
    queries
      .insert(inbox)
      .values({ ...row, status: "waiting", failures: 0 })
      .onConflictDoNothing()
      .run();
  }
  return rows.length;
}

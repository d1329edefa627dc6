import { and, eq, lte } from "drizzle-orm";
import { timers } from "../../db/schema/conversation-outbox.ts";
import { inbox } from "../../db/schema/conversation.ts";
import type { Instant } from "../shared/brand.ts";
import type { Queries } from "./open.ts";

/** Each alarm that is due becomes one event, inside the caller's transaction. @returns how many */
export function ringTimers(queries: Queries, now: Instant): number {
  const due = and(eq(timers.rang, false), lte(timers.dueAt, now));
  const rows = queries.update(timers).set({ rang: true }).where(due).returning().all();
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

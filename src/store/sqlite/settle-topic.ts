import { and, eq, sql } from "drizzle-orm";
import { caseTopics, topicPosts } from "../../../db/schema/case-topics.ts";
import type { TopicSettled, TopicWork } from "../../conversation/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";

type Row = typeof caseTopics.$inferInsert;

/** Saves what came of one step, inside the caller's transaction. Only whoever holds the lease may say so. */
export function settleTopic(
  queries: Queries,
  { place, found: { number } }: TopicWork,
  lease: string,
  settled: TopicSettled,
  now: Instant,
): void {
  const mine = and(eq(caseTopics.place, place), eq(caseTopics.case, number), eq(caseTopics.lease, lease));
  const { changes } = queries
    .update(caseTopics)
    .set({ tries: 0, why: null, nextTry: now, ...rowAfter(settled), lease: null, heldBy: null })
    .where(mine)
    .run();
  if (changes === 1 && settled.kind === "posted") endPost(queries, { place, number }, settled, now);
}

function rowAfter(settled: TopicSettled) {
  switch (settled.kind) {
    case "opened":
      return { topic: settled.topic } satisfies Partial<Row>;
    case "introduced":
      return { introduced: true } satisfies Partial<Row>;
    case "shown":
      return { mirrored: settled.upTo } satisfies Partial<Row>;
    case "closed":
      return { closed: true } satisfies Partial<Row>;
    case "posted":
      return {};
    case "lost":
      return { topic: null, introduced: false, mirrored: 0, lost: sql`${caseTopics.lost} + 1`, why: settled.why };
    case "later":
      return { why: settled.why, nextTry: settled.nextTry, tries: sql`${caseTopics.tries} + 1` };
    default:
      return never(settled);
  }
}

function endPost(
  queries: Queries,
  { place, number }: { readonly place: string; readonly number: string },
  { id, instead }: Extract<TopicSettled, { readonly kind: "posted" }>,
  now: Instant,
): void {
  queries.update(topicPosts).set({ doneAt: now }).where(eq(topicPosts.id, id)).run();
  if (instead === undefined) return;
  const post = { kind: "say", text: instead } as const;
  queries
    .insert(topicPosts)
    .values({ place, case: number, key: `instead:${String(id)}`, post })
    .onConflictDoNothing()
    .run();
}

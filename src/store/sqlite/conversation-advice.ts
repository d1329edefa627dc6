import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { inbox } from "../../../db/schema/conversation.ts";
import type { Advice, AdviceWanted } from "../../conversation/ports.ts";
import type { Intent } from "../../engine/engine.ts";
import type { Instant } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

const isWaiting = eq(inbox.status, "waiting");
const isAt = (kind: Advice["kind"]) => sql`${inbox.advice} ->> '$.kind' = ${kind}`;

/** The message waits from now on; only a first time. */
export function wantAdvice(queries: Queries, event: number, among: readonly Intent[], now: Instant): void {
  const first = and(eq(inbox.id, event), isWaiting, isNull(inbox.advice));
  const advice = { kind: "wanted", among, at: now } as const;
  queries.update(inbox).set({ advice }).where(first).run();
}

/** Handed out once: marked in the same transaction. */
export function claimAdvice(queries: Queries, most: number): readonly AdviceWanted[] {
  const rows = queries
    .select({ event: inbox.id, body: inbox.body, advice: inbox.advice })
    .from(inbox)
    .where(and(isWaiting, isAt("wanted")))
    .orderBy(asc(inbox.id))
    .limit(most)
    .all();
  return rows.flatMap(({ event, body, advice }) => {
    if (body.kind !== "text" || advice?.kind !== "wanted") return [];
    const asked = { ...advice, kind: "asked" } as const;
    queries.update(inbox).set({ advice: asked }).where(eq(inbox.id, event)).run();
    return [{ event, text: body.text, advice: asked }];
  });
}

/** Only for a message that is still to be answered, and only once. */
export function advise(queries: Queries, event: number, intent: Intent | undefined): void {
  const open = and(eq(inbox.id, event), isWaiting, isAt("asked"));
  const advice = { kind: "given", ...(intent !== undefined && { intent }) } as const;
  queries.update(inbox).set({ advice }).where(open).run();
}

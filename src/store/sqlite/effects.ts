import { and, asc, eq, lte, ne, or, sql } from "drizzle-orm";
import { works } from "../../../db/schema/conversation-outbox.ts";
import { episodes, inbox } from "../../../db/schema/conversation.ts";
import type { RequestChange } from "../../approvals/ports.ts";
import type { ClaimedEffect, EffectDone } from "../../conversation/ports.ts";
import { type ConversationId, type Instant, type IdempotencyKey, idempotencyKey } from "../../shared/brand.ts";
import { loadConversation } from "./conversations.ts";
import { noteChat } from "./inbox.ts";
import type { Queries } from "./database.ts";

/** Work of one conversation is done in the order in which it was wanted; what waits holds up nobody else's. */
const IS_FIRST = sql`not exists (select 1 from works as earlier where earlier.conversation = ${works.conversation}
  and earlier.status = 'waiting' and earlier.id < ${works.id})`;

/**
 * Takes the next piece of work, inside the caller's transaction.
 *
 * @param heldBy the start of the program that takes it
 */
export function claimEffect(
  queries: Queries,
  now: Instant,
  leaseUntil: Instant,
  heldBy: string | undefined,
): ClaimedEffect | undefined {
  const row = queries
    .select()
    .from(works)
    .where(and(lte(works.nextTry, now), or(eq(works.status, "asleep"), and(eq(works.status, "waiting"), IS_FIRST))))
    .orderBy(asc(works.nextTry), asc(works.id))
    .limit(1)
    .get();
  const conversation = row && loadConversation(queries, row.conversation);
  if (!conversation) return undefined;
  const { key, episode, task: effect, failures } = row;
  queries.update(works).set({ nextTry: leaseUntil, heldBy }).where(eq(works.key, key)).run();
  return { key, conversation, episode, effect, failures };
}

/** The mark "done" and the result that the next turn reads, inside the caller's transaction. */
export function completeEffect(
  queries: Queries,
  claimed: ClaimedEffect,
  { result, proved, note }: EffectDone,
  now: Instant,
): void {
  const open = and(eq(works.key, claimed.key), ne(works.status, "done"));
  const outcome = result?.outcome ?? "done";
  const { changes } = queries.update(works).set({ status: "done", outcome, heldBy: null }).where(open).run();
  if (changes === 0) return;
  const { conversation, episode, effect } = claimed;
  if (proved) {
    const here = and(eq(episodes.conversation, conversation.id), eq(episodes.number, episode));
    queries.update(episodes).set({ account: proved, provedAt: now }).where(here).run();
  }
  if (note) noteChat(queries, { conversation: conversation.id, key: claimed.key, note }, now);
  if (!result || !("visit" in effect)) return;
  const late = effect.kind === "approval" ? ({ approval: true } as const) : {};
  const body = { kind: "resulted", episode, visit: effect.visit, ...late, ...result } as const;
  const row = {
    conversation: conversation.id,
    key: `result:${claimed.key}`,
    body,
    notices: [],
    personal: false,
    at: now,
  };
  queries
    .insert(inbox)
    .values({ ...row, status: "waiting", failures: 0 })
    .onConflictDoNothing()
    .run();
}

export function postponeEffect(queries: Queries, key: IdempotencyKey, nextTry: Instant): void {
  queries
    .update(works)
    .set({ nextTry, failures: sql`${works.failures} + 1`, heldBy: null })
    .where(eq(works.key, key))
    .run();
}

/** It waits for somebody else's decision, and is looked at again when that falls or at `nextTry`. */
export function sleepOn(queries: Queries, key: IdempotencyKey, nextTry: Instant): void {
  const open = and(eq(works.key, key), ne(works.status, "done"));
  queries.update(works).set({ status: "asleep", nextTry, heldBy: null }).where(open).run();
}

/** Something was decided that was asked for in this conversation, inside the caller's transaction. */
export function wakeEffects(queries: Queries, conversation: ConversationId, now: Instant): void {
  const sleeping = and(eq(works.conversation, conversation), eq(works.status, "asleep"));
  queries.update(works).set({ nextTry: now }).where(sleeping).run();
}

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
    .values({
      key: idempotencyKey(`person:${key}`),
      conversation,
      episode,
      task,
      status: "asleep",
      failures: 0,
      nextTry: now,
    })
    .onConflictDoNothing()
    .run();
}

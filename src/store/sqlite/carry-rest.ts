import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { approvals } from "../../../db/schema/approvals.ts";
import { challengeCodes, challenges, proofs } from "../../../db/schema/auth-codes.ts";
import { caseTopics, topicMessages } from "../../../db/schema/case-topics.ts";
import { cases, works } from "../../../db/schema/conversation-outbox.ts";
import { chatLines, conversations } from "../../../db/schema/conversation.ts";
import { recoveries } from "../../../db/schema/recovery.ts";
import type { ConversationId, Instant } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

interface Way {
  readonly from: ConversationId;
  readonly to: ConversationId;
}

interface Carried extends Way {
  /** Numbers of the episode, here and there. */
  readonly episode: number;
  readonly number: number;
}

/** Open requests, and the work that waits for their decision: the answer is told where the person is now. */
export function carryRequests(queries: Queries, { from, to, episode, number }: Carried): void {
  const asleep = and(eq(works.conversation, from), eq(works.status, "asleep"), eq(works.episode, episode));
  queries.update(works).set({ conversation: to, episode: number }).where(asleep).run();
  const open = and(eq(approvals.conversation, from), eq(approvals.status, "open"));
  queries.update(approvals).set({ conversation: to }).where(open).run();
  // A recovery is found by where its new mailbox was proved; the proof itself is used up. All of them go along, vouched
  // for or not, and those of no account as well: what is told there must not tell one from the other.
  const proved = queries.select({ id: recoveries.id }).from(recoveries);
  const their = and(eq(challenges.conversation, from), inArray(challenges.id, proved));
  queries.update(challenges).set({ conversation: to }).where(their).run();
}

/** The chat so far is shown there, and not sent again. @returns what is added to the number of a line */
export function carryLines(queries: Queries, { from, to }: Way): number {
  const lines = queries
    .select()
    .from(chatLines)
    .where(eq(chatLines.conversation, from))
    .orderBy(asc(chatLines.sequence))
    .all();
  const before = queries
    .select({ lines: conversations.lines })
    .from(conversations)
    .where(eq(conversations.id, to))
    .get();
  const shift = before?.lines ?? 0;
  for (const { sequence, ...line } of lines)
    queries
      .insert(chatLines)
      .values({ ...line, conversation: to, sequence: shift + sequence, messageId: null, seen: true })
      .run();
  const newest = lines.at(-1)?.sequence ?? 0;
  queries
    .update(conversations)
    .set({ lines: shift + newest })
    .where(eq(conversations.id, to))
    .run();
  return shift;
}

/** Open cases go along, and so does how far each is shown where agents talk. */
export function carryCases(
  queries: Queries,
  { from, to, episode, number, shift }: Carried & { readonly shift: number },
): void {
  const open = and(eq(cases.conversation, from), isNull(cases.closedAt));
  for (const one of queries.select().from(cases).where(open).all()) {
    const set = { conversation: to, episode: one.episode === episode ? number : 0 };
    queries.update(cases).set(set).where(eq(cases.number, one.number)).run();
    queries
      .update(caseTopics)
      .set({ mirrored: sql`${caseTopics.mirrored} + ${shift}` })
      .where(eq(caseTopics.case, one.number))
      .run();
    queries
      .update(topicMessages)
      .set({ conversation: to, sequence: sql`${topicMessages.sequence} + ${shift}` })
      .where(eq(topicMessages.case, one.number))
      .run();
  }
}

/** Proof does not go along: what was proved, and what could still prove something, ends. */
export function endProofs(queries: Queries, from: ConversationId, now: Instant): void {
  queries.delete(proofs).where(eq(proofs.conversation, from)).run();
  const open = and(eq(challenges.conversation, from), isNull(challenges.endedAt));
  const ended = queries.update(challenges).set({ endedAt: now }).where(open).returning({ id: challenges.id }).all();
  const codes = and(
    inArray(
      challengeCodes.challenge,
      ended.map(({ id }) => id),
    ),
    isNull(challengeCodes.endedAt),
  );
  queries.update(challengeCodes).set({ endedAt: now }).where(codes).run();
}

import { and, desc, eq, isNull, max } from "drizzle-orm";
import { cases, timers } from "../../../db/schema/conversation-outbox.ts";
import { conversations, episodes, facts } from "../../../db/schema/conversation.ts";
import type { ConversationId, Instant } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

type Episode = typeof episodes.$inferSelect;

/** What goes on elsewhere: the open episode, or the last one when its case still waits for a person, or has one. */
export function episodeToCarry(queries: Queries, id: ConversationId): Episode | undefined {
  const last = queries
    .select()
    .from(episodes)
    .where(eq(episodes.conversation, id))
    .orderBy(desc(episodes.number))
    .limit(1)
    .get();
  return last && (last.endedAt === null || hasCase(queries, id)) ? last : undefined;
}

const hasCase = (queries: Queries, id: ConversationId) =>
  queries
    .select({ number: cases.number })
    .from(cases)
    .where(and(eq(cases.conversation, id), isNull(cases.closedAt)))
    .get() !== undefined;

/** What was open there is dropped, and so is its alarm. */
export function endOpenEpisode(queries: Queries, id: ConversationId, now: Instant): void {
  const open = and(eq(episodes.conversation, id), isNull(episodes.endedAt));
  queries.update(episodes).set({ endedAt: now, outcome: "cancelled", flow: "cancel" }).where(open).run();
  queries.delete(timers).where(eq(timers.conversation, id)).run();
}

/** With its facts and its version of the flows, but without whose mailbox was proved. @returns its number there */
export function copyEpisode(queries: Queries, episode: Episode, to: ConversationId): number {
  const last = queries
    .select({ number: max(episodes.number) })
    .from(episodes)
    .where(eq(episodes.conversation, to))
    .get();
  const number = (last?.number ?? 0) + 1;
  const here = { conversation: to, number };
  queries
    .insert(episodes)
    .values({ ...episode, ...here, account: null, provedAt: null })
    .run();
  const these = and(eq(facts.conversation, episode.conversation), eq(facts.episode, episode.number));
  for (const { position, fact } of queries.select().from(facts).where(these).all())
    queries.insert(facts).values({ conversation: to, episode: number, position, fact }).run();
  const language = queries.select().from(conversations).where(eq(conversations.id, episode.conversation)).get();
  if (language)
    queries.update(conversations).set({ language: language.language }).where(eq(conversations.id, to)).run();
  return number;
}

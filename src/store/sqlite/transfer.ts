import { and, asc, desc, eq, gt, inArray, isNull, max, sql } from "drizzle-orm";
import { z } from "zod";
import { approvals } from "../../../db/schema/approvals.ts";
import { challengeCodes, challenges, proofs } from "../../../db/schema/auth-codes.ts";
import { caseTopics, topicMessages } from "../../../db/schema/case-topics.ts";
import { chatMoves } from "../../../db/schema/chat-moves.ts";
import { cases, timers, works } from "../../../db/schema/conversation-outbox.ts";
import { chatLines, conversations, episodes, facts, inbox } from "../../../db/schema/conversation.ts";
import { recoveries } from "../../../db/schema/recovery.ts";
import type { ConversationStore, MoveAnswer } from "../../conversation/ports.ts";
import { type ConversationId, type Instant, idempotencyKey, type TokenHash } from "../../shared/brand.ts";
import { expectOneRow } from "./conflict.ts";
import { findChat, loadConversation } from "./conversations.ts";
import { runOnce } from "./idempotency.ts";
import { noteChat } from "./inbox.ts";
import type { Queries } from "./database.ts";

type Draw = Parameters<ConversationStore["drawMove"]>[0];
type Move = Parameters<ConversationStore["moveChat"]>[0];

/** @returns whether there was something to go on with */
export function drawMove(queries: Queries, { chat, hash, now, expiresAt }: Draw): boolean {
  const conversation = findChat(queries, chat)?.id;
  if (conversation === undefined || !episodeToCarry(queries, conversation)) return false;
  queries.insert(chatMoves).values({ hash, conversation, drawnAt: now, expiresAt }).run();
  return true;
}

/** Everything or nothing, inside the caller's transaction; asked again for the same work it tells what it did. */
export function moveChat(queries: Queries, move: Move): MoveAnswer | "busy" {
  const from = sourceOf(queries, move.token, move.now);
  if (from !== undefined && isBusy(queries, from)) return "busy";
  return runOnce(queries, idempotencyKey(`move:${move.work}`), move.now, z.enum(["moved", "wrong"]), () =>
    from === undefined || from === move.to ? "wrong" : carryAll(queries, move, from),
  );
}

const isGood = (token: TokenHash, now: Instant) =>
  and(eq(chatMoves.hash, token), isNull(chatMoves.usedAt), gt(chatMoves.expiresAt, now));

const sourceOf = (queries: Queries, token: TokenHash, now: Instant): ConversationId | undefined =>
  queries.select().from(chatMoves).where(isGood(token, now)).get()?.conversation;

/** Something is under way there: its result must still find its place. */
function isBusy(queries: Queries, id: ConversationId): boolean {
  const working = and(eq(works.conversation, id), eq(works.status, "waiting"));
  const waiting = and(eq(inbox.conversation, id), eq(inbox.status, "waiting"));
  return (
    queries.select({ key: works.key }).from(works).where(working).get() !== undefined ||
    queries.select({ id: inbox.id }).from(inbox).where(waiting).get() !== undefined
  );
}

function carryAll(queries: Queries, { token, to, now, mayTake }: Move, from: ConversationId): MoveAnswer {
  const target = loadConversation(queries, to);
  const episode = episodeToCarry(queries, from);
  if (!target || !episode || !mayTake) return "wrong";
  expectOneRow(queries.update(chatMoves).set({ usedAt: now }).where(isGood(token, now)).run(), "move");
  endOpenEpisode(queries, to, now);
  const number = copyEpisode(queries, episode, to);
  endOpenEpisode(queries, from, now);
  carryRequests(queries, { from, to, episode: episode.number, number });
  const shift = carryLines(queries, { from, to });
  carryCases(queries, { from, to, episode: episode.number, number, shift });
  endProofs(queries, from, now);
  const messenger = target.address.channel;
  noteChat(queries, { conversation: from, key: `moved:${token}`, note: { kind: "moved-away", messenger } }, now);
  return "moved";
}

type Episode = typeof episodes.$inferSelect;

/** What goes on elsewhere: the open episode, or the last one when its case still waits for a person, or has one. */
function episodeToCarry(queries: Queries, id: ConversationId): Episode | undefined {
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
function endOpenEpisode(queries: Queries, id: ConversationId, now: Instant): void {
  const open = and(eq(episodes.conversation, id), isNull(episodes.endedAt));
  queries.update(episodes).set({ endedAt: now, outcome: "cancelled", flow: "cancel" }).where(open).run();
  queries.delete(timers).where(eq(timers.conversation, id)).run();
}

/** With its facts and its version of the flows, but without whose mailbox was proved. @returns its number there */
function copyEpisode(queries: Queries, episode: Episode, to: ConversationId): number {
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
function carryRequests(queries: Queries, { from, to, episode, number }: Carried): void {
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
function carryLines(queries: Queries, { from, to }: Way): number {
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
function carryCases(
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
function endProofs(queries: Queries, from: ConversationId, now: Instant): void {
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

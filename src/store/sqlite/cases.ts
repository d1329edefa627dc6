import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "../../../db/schema/auth.ts";
import { caseNotes, caseTopics } from "../../../db/schema/case-topics.ts";
import { cases } from "../../../db/schema/conversation-outbox.ts";
import { conversations, episodes } from "../../../db/schema/conversation.ts";
import type { CaseOnDesk, CaseRecord, ClaimedEffect, ConversationStore, ListedCase } from "../../conversation/ports.ts";
import { type Instant, idempotencyKey } from "../../shared/brand.ts";
import { conversationOf, loadEpisode, readLines } from "./conversations.ts";
import { runOnce } from "./idempotency.ts";
import type { Queries } from "./database.ts";
import { queueMail } from "./outbox.ts";

interface Opening {
  readonly work: ClaimedEffect;
  readonly numbers: readonly string[];
  readonly now: Instant;
  readonly decide: Parameters<ConversationStore["openCase"]>[3];
  /** Gives ids to mails. */
  readonly newId: () => string;
}

/**
 * Opens a case and queues its mails, inside the caller's transaction; a second time it tells the number of the first. A
 * trouble has one open case: wanted again, that one is brought up to date.
 */
export function openCase(queries: Queries, opening: Opening): string {
  const { work: claimed, now } = opening;
  return runOnce(queries, idempotencyKey(`case:${claimed.key}`), now, z.string(), () => writeCase(queries, opening));
}

function writeCase(queries: Queries, { work: claimed, numbers, now, decide, newId }: Opening): string {
  const { episode } = claimed;
  const { id } = claimed.conversation;
  const row = queries
    .select()
    .from(episodes)
    .where(and(eq(episodes.conversation, id), eq(episodes.number, episode)))
    .get();
  if (!row) throw new Error(`Conversation ${id} has no episode ${episode}.`);
  const open = and(eq(cases.conversation, id), eq(cases.episode, episode), isNull(cases.closedAt));
  const before = queries.select().from(cases).where(open).get();
  const here = before?.number ?? firstFree(queries, numbers);
  const proved = row.account !== null;
  const draft = decide({ number: here, episode: loadEpisode(queries, row), proved, before: before?.dossier });
  const { dossier } = draft;
  if (before) queries.update(cases).set({ dossier }).where(eq(cases.number, here)).run();
  else queries.insert(cases).values({ number: here, conversation: id, episode, dossier, openedAt: now }).run();
  for (const mail of draft.mails) queueMail(queries, mail, now, newId());
  return here;
}

function firstFree(queries: Queries, numbers: readonly string[]): string {
  const free = numbers.find((one) => isFree(queries, one));
  if (free === undefined) throw new Error("No number is left for a new case: draw longer ones.");
  return free;
}

const isFree = (queries: Queries, number: string) =>
  queries.select({ number: cases.number }).from(cases).where(eq(cases.number, number)).get() === undefined;

/** All cases, newest first. */
export const readCases = (queries: Queries): readonly CaseRecord[] =>
  queries
    .select()
    .from(cases)
    .innerJoin(conversations, eq(conversations.id, cases.conversation))
    .leftJoin(episodes, and(eq(episodes.conversation, cases.conversation), eq(episodes.number, cases.episode)))
    .leftJoin(accounts, eq(accounts.id, cases.claimedBy))
    .orderBy(desc(cases.openedAt), desc(cases.sequence))
    .all()
    .map((row) => {
      const { number, openedAt, closedAt, dossier } = row.cases;
      const { id, address } = conversationOf(row.conversations);
      const account = row.episodes?.account ?? undefined;
      const standing = { heldBy: row.accounts?.name, closedAt: closedAt ?? undefined, account };
      const chat = { conversation: id, from: address, transcript: readLines(queries, id, 0) };
      return { number, openedAt, dossier, ...standing, ...chat };
    });

/** Cases with their chats and with whoever has them. */
export const casesWithChats = (queries: Queries) =>
  queries
    .select()
    .from(cases)
    .innerJoin(conversations, eq(conversations.id, cases.conversation))
    .leftJoin(accounts, eq(accounts.id, cases.claimedBy));

export type CaseRow = NonNullable<ReturnType<typeof caseRow>>;

export const caseRow = (queries: Queries, number: string) =>
  casesWithChats(queries).where(eq(cases.number, number)).get();

export function listedOf({ cases: one, conversations: chat, accounts: holder }: CaseRow): ListedCase {
  const { number, openedAt, closedAt, dossier } = one;
  return {
    number,
    openedAt,
    closedAt: closedAt ?? undefined,
    trouble: dossier.trouble,
    channel: chat.channel,
    language: chat.language,
    holder: holder ? { id: holder.id, name: holder.name } : undefined,
  };
}

/** All of a case, for whoever may look at it. */
export function readCase(queries: Queries, number: string): CaseOnDesk | undefined {
  const row = caseRow(queries, number);
  if (!row) return undefined;
  const { dossier, conversation } = row.cases;
  const notes = notesOf(queries, number);
  const transcript = readLines(queries, conversation, 0);
  return { ...listedOf(row), dossier, notes, transcript };
}

/** A note outlives the account of whoever wrote it. */
const WHO_WROTE = sql<string>`coalesce(${accounts.name}, ${caseNotes.author}, '')`;

const notesOf = (queries: Queries, number: string): CaseOnDesk["notes"] =>
  queries
    .select({ by: WHO_WROTE, text: caseNotes.text, at: caseNotes.at })
    .from(caseNotes)
    .leftJoin(accounts, eq(accounts.id, caseNotes.by))
    .where(eq(caseNotes.case, number))
    .orderBy(asc(caseNotes.id))
    .all();

/** The case of a topic; undefined when it is none of ours. */
export const numberOfTopic = (queries: Queries, place: string, topic: string): string | undefined =>
  queries
    .select({ number: caseTopics.case })
    .from(caseTopics)
    .where(and(eq(caseTopics.place, place), eq(caseTopics.topic, topic)))
    .get()?.number;

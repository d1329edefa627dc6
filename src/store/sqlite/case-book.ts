import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "../../../db/schema/auth.ts";
import { cases } from "../../../db/schema/conversation-outbox.ts";
import { conversations, episodes } from "../../../db/schema/conversation.ts";
import type { CaseRecord, ClaimedWork, ConversationStore } from "../../conversation/ports.ts";
import { type Instant, onceKey } from "../../shared/brand.ts";
import { conversationOf, loadEpisode } from "./load-conversation.ts";
import { once } from "./once.ts";
import type { Queries } from "./open.ts";
import { queueMail } from "./queue-mail.ts";
import { readLines } from "./read-history.ts";

interface Opening {
  readonly work: ClaimedWork;
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
  const { work, now } = opening;
  return once(queries, onceKey(`case:${work.key}`), now, z.string(), () => writeCase(queries, opening));
}

function writeCase(queries: Queries, { work, numbers, now, decide, newId }: Opening): string {
  const { episode } = work;
  const { id } = work.conversation;
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
    .leftJoin(accounts, eq(accounts.id, cases.claimedBy))
    .orderBy(desc(cases.openedAt), desc(cases.sequence))
    .all()
    .map((row) => {
      const { number, openedAt, closedAt, dossier } = row.cases;
      const { id, address } = conversationOf(row.conversations);
      const standing = { heldBy: row.accounts?.name, closedAt: closedAt ?? undefined };
      const chat = { conversation: id, from: address, transcript: readLines(queries, id, 0) };
      return { number, openedAt, dossier, ...standing, ...chat };
    });

import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "../../../db/schema/auth.ts";
import { cases } from "../../../db/schema/conversation-outbox.ts";
import { conversations, episodes } from "../../../db/schema/conversation.ts";
import type { CaseDraft, CaseRecord, ClaimedWork, Dossier, Episode } from "../../conversation/ports.ts";
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
  readonly draft: (episode: Episode, proved: boolean, before: Dossier | undefined) => CaseDraft;
  readonly mailId: string;
}

/**
 * Opens a case and queues its mail, inside the caller's transaction; a second time it tells the number of the first. A
 * trouble has one open case: wanted again, it is brought up to date, and nobody gets a second mail.
 */
export function openCase(queries: Queries, opening: Opening): string {
  const { work, now } = opening;
  return once(queries, onceKey(`case:${work.key}`), now, z.string(), () => writeCase(queries, opening));
}

function writeCase(queries: Queries, opening: Opening): string {
  const { conversation, episode: number } = opening.work;
  const here = and(eq(episodes.conversation, conversation.id), eq(episodes.number, number));
  const row = queries.select().from(episodes).where(here).get();
  if (!row) throw new Error(`Conversation ${conversation.id} has no episode ${number}.`);
  const open = and(eq(cases.conversation, conversation.id), eq(cases.episode, number), isNull(cases.closedAt));
  const before = queries.select().from(cases).where(open).get();
  const draft = opening.draft(loadEpisode(queries, row), row.account !== null, before?.dossier);
  if (!before) return insertCase(queries, opening, draft);
  queries.update(cases).set({ dossier: draft.dossier }).where(eq(cases.number, before.number)).run();
  return before.number;
}

function insertCase(queries: Queries, opening: Opening, { dossier, mail }: CaseDraft): string {
  const { work, numbers, now, mailId } = opening;
  const number = numbers.find((one) => isFree(queries, one));
  if (number === undefined) throw new Error("No number is left for a new case: draw longer ones.");
  const { conversation, episode } = work;
  queries.insert(cases).values({ number, conversation: conversation.id, episode, dossier, openedAt: now }).run();
  queueMail(queries, mail(number), now, mailId);
  return number;
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
    .orderBy(desc(cases.openedAt), sql`${cases}.rowid desc`)
    .all()
    .map((row) => {
      const { number, openedAt, closedAt, dossier } = row.cases;
      const { id, address } = conversationOf(row.conversations);
      const standing = { heldBy: row.accounts?.name, closedAt: closedAt ?? undefined };
      const chat = { conversation: id, from: address, transcript: readLines(queries, id, 0) };
      return { number, openedAt, dossier, ...standing, ...chat };
    });

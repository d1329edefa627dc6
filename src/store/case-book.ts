import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "../../db/schema/auth.ts";
import { cases } from "../../db/schema/conversation-outbox.ts";
import { conversations, episodes } from "../../db/schema/conversation.ts";
import type { CaseDraft, CaseRecord, ClaimedWork, Episode } from "../conversation/ports.ts";
import { type Instant, onceKey } from "../shared/brand.ts";
import { conversationOf, loadEpisode } from "./load-conversation.ts";
import { once } from "./once.ts";
import type { Queries } from "./open.ts";
import { queueMail } from "./queue-mail.ts";
import { readLines } from "./read-history.ts";

interface Opening {
  readonly work: ClaimedWork;
  readonly numbers: readonly string[];
  readonly now: Instant;
  readonly draft: (episode: Episode, proved: boolean) => CaseDraft;
  readonly mailId: string;
}

/** Opens a case and queues its mail, inside the caller's transaction; a second time it tells the number of the first. */
export function openCase(queries: Queries, opening: Opening): string {
  const { work, now } = opening;
  return once(queries, onceKey(`case:${work.key}`), now, z.string(), () => writeCase(queries, opening));
}

function writeCase(queries: Queries, { work, numbers, now, draft, mailId }: Opening): string {
  const { conversation, episode } = work;
  const number = numbers.find((one) => isFree(queries, one));
  if (number === undefined) throw new Error("No number is left for a new case: draw longer ones.");
  const here = and(eq(episodes.conversation, conversation.id), eq(episodes.number, episode));
  const row = queries.select().from(episodes).where(here).get();
  if (!row) throw new Error(`Conversation ${conversation.id} has no episode ${episode}.`);
  const { dossier, mail } = draft(loadEpisode(queries, row), row.account !== null);
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

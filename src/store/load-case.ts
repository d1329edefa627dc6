import { and, asc, eq } from "drizzle-orm";
import { accounts } from "../../db/schema/auth.ts";
import { caseNotes, caseTopics } from "../../db/schema/case-topics.ts";
import { cases } from "../../db/schema/conversation-outbox.ts";
import { conversations } from "../../db/schema/conversation.ts";
import type { CaseOnDesk, ListedCase } from "../conversation/ports.ts";
import type { Queries } from "./open.ts";
import { readLines } from "./read-history.ts";

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
export function lookAtCase(queries: Queries, number: string): CaseOnDesk | undefined {
  const row = caseRow(queries, number);
  if (!row) return undefined;
  const { dossier, conversation } = row.cases;
  const notes = notesOf(queries, number);
  const transcript = readLines(queries, conversation, 0);
  return { ...listedOf(row), dossier, notes, transcript };
}

const notesOf = (queries: Queries, number: string): CaseOnDesk["notes"] =>
  queries
    .select({ by: accounts.name, text: caseNotes.text, at: caseNotes.at })
    .from(caseNotes)
    .innerJoin(accounts, eq(accounts.id, caseNotes.by))
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

import { and, asc, desc, eq, gte, isNull, or, sql, type SQL } from "drizzle-orm";
import { caseNotes, topicMessages, topicPosts } from "../../../db/schema/case-topics.ts";
import { cases, timers } from "../../../db/schema/conversation-outbox.ts";
import { conversations, episodes } from "../../../db/schema/conversation.ts";
import { linkedChats } from "../../../db/schema/linked-chats.ts";
import type { CaseChange, CaseDeskStore, CaseState, ListedCase } from "../../conversation/ports.ts";
import type { AccountId, ConversationId, Instant } from "../../shared/brand.ts";
import { byId, loadAccount } from "./accounts.ts";
import { caseRow, casesWithChats, listedOf, readCase, numberOfTopic } from "./cases.ts";
import { expectOneRow } from "./conflict.ts";
import { addLine, findChat } from "./conversations.ts";
import { queueLine } from "./deliveries.ts";
import { linkOf, stands } from "./linked-chats.ts";
import type { OpenStore, Queries } from "./database.ts";
import { loadSession } from "./sessions.ts";
import { type Saving, unitRunner } from "./unit-of-work.ts";
import { applyBy } from "./apply-by.ts";

/** So many cases are listed at once. */
const LONGEST_LIST = 200;

/** The database side of the desk where people take over cases. */
export const caseDeskStore = (store: OpenStore, saving: Saving): CaseDeskStore => {
  const runner = unitRunner<CaseChange>(store, saving, applyCaseChange);
  return {
    session: async (hash) => loadSession(store.queries, hash),
    list: async (since) => listCases(store.queries, since),
    read: async (number) => readCase(store.queries, number),
    decide: async ({ by, on, ...turn }) => runner.run(turn, (queries) => loadCase(queries, by, on, turn.now)),
  };
};

type Turn = Parameters<CaseDeskStore["decide"]>[0];

function loadCase(queries: Queries, by: Turn["by"], on: Turn["on"], now: Instant): CaseState {
  const actor = loadActor(queries, by, now);
  if ("number" in on) return { actor, found: find(queries, on.number), said: undefined };
  const number = numberOfTopic(queries, on.place, on.topic);
  return { actor, found: number === undefined ? undefined : find(queries, number), said: loadSaid(queries, on) };
}

function loadActor(queries: Queries, by: Turn["by"], now: Instant): CaseState["actor"] {
  if ("session" in by) return { kind: "session", session: loadSession(queries, by.session) };
  const chat = findChat(queries, by.chat);
  const link = chat && linkOf(queries, chat.id, now);
  return { kind: "chat", channel: by.chat.channel, owner: link && loadAccount(queries, byId(link.account)) };
}

function find(queries: Queries, number: string): ListedCase | undefined {
  const row = caseRow(queries, number);
  return row && listedOf(row);
}

/** What an earlier message of a topic became: its first line, and its newest words. */
function loadSaid(queries: Queries, message: Extract<Turn["on"], { readonly place: string }>): CaseState["said"] {
  const these = and(eq(topicMessages.place, message.place), eq(topicMessages.messageId, message.messageId));
  const rows = queries.select().from(topicMessages).where(these).orderBy(asc(topicMessages.sequence)).all();
  const first = rows[0];
  const newest = rows.at(-1);
  return first && newest && { message, sequence: first.sequence, text: newest.text };
}

const listCases = (queries: Queries, since: Parameters<CaseDeskStore["list"]>[0]): readonly ListedCase[] =>
  casesWithChats(queries)
    .where(or(isNull(cases.closedAt), gte(cases.closedAt, since)))
    .orderBy(
      asc(sql`${cases.closedAt} is not null`),
      asc(sql`${cases.claimedBy} is not null`),
      desc(cases.openedAt),
      desc(cases.sequence),
    )
    .limit(LONGEST_LIST)
    .all()
    .map(listedOf);

/** Turns a change of a case into rows. */
const applyCaseChange = applyBy<CaseChange, Instant>({
  "case-claimed": claim,
  "case-line-said": sayLine,
  "case-closed": (queries, change, now) => changeHeld(queries, change, { closedAt: now }),
  "agent-heard": hearAgent,
  "case-noted": (queries, { number, by, text }, now) =>
    void queries.insert(caseNotes).values({ case: number, by, text, at: now }).run(),
  "topic-told": (queries, { place, number, key, post }) =>
    void queries.insert(topicPosts).values({ place, case: number, key, post }).onConflictDoNothing().run(),
});

/** The one statement that lets the first claim win. What the program was about in that chat is a person's from now on. */
function claim(
  queries: Queries,
  { number, by, from }: Extract<CaseChange, { readonly kind: "case-claimed" }>,
  now: Instant,
): void {
  const held = from === undefined ? isNull(cases.claimedBy) : eq(cases.claimedBy, from);
  const claimed = queries
    .update(cases)
    .set({ claimedBy: by })
    .where(and(eq(cases.number, number), isNull(cases.closedAt), held))
    .returning({ conversation: cases.conversation })
    .all();
  expectOneRow({ changes: claimed.length }, "claim");
  for (const { conversation } of claimed) endEpisode(queries, conversation, now);
}

function hearAgent(
  queries: Queries,
  { chat, linkIdleAt: idleAt }: Extract<CaseChange, { readonly kind: "agent-heard" }>,
  now: Instant,
): void {
  const id = findChat(queries, chat)?.id;
  if (id === undefined) return;
  queries
    .update(linkedChats)
    .set({ idleAt })
    .where(and(eq(linkedChats.conversation, id), stands(now)))
    .run();
}

function endEpisode(queries: Queries, conversation: ConversationId, now: Instant): void {
  const open = and(eq(episodes.conversation, conversation), isNull(episodes.endedAt));
  queries.update(episodes).set({ endedAt: now, outcome: "handed-over", flow: "talk-to-human" }).where(open).run();
  queries.delete(timers).where(eq(timers.conversation, conversation)).run();
}

/** Goes out like every other line, in its order. */
function sayLine(queries: Queries, { number, by, text, heard, replaces }: Said, now: Instant): void {
  changeHeld(queries, { number, by }, { said: sql`${cases.said} + 1` });
  const one = queries
    .select({ id: cases.conversation, said: cases.said, channel: conversations.channel })
    .from(cases)
    .innerJoin(conversations, eq(conversations.id, cases.conversation))
    .where(eq(cases.number, number))
    .get();
  if (!one) return;
  const sequence = addLine(queries, one.id, { speaker: "agent", text, options: [], at: now, seen: true });
  const { id: conversation, channel } = one;
  if (heard) noteMessage(queries, heard, { case: number, conversation, sequence });
  queueLine(queries, { key: `case:${number}:${String(one.said)}`, conversation, channel, sequence, replaces, now });
}

type Said = Extract<CaseChange, { readonly kind: "case-line-said" }>;

/** Its line is not shown in the topic again, and an edit finds it. */
function noteMessage(
  queries: Queries,
  { message: { place, messageId }, words: text }: NonNullable<Said["heard"]>,
  line: Pick<typeof topicMessages.$inferInsert, "case" | "conversation" | "sequence">,
): void {
  queries
    .insert(topicMessages)
    .values({ ...line, place, messageId, text })
    .run();
}

/** Changes an open case of this agent: one statement, so nobody else can have it by then. */
function changeHeld(
  queries: Queries,
  { number, by }: { readonly number: string; readonly by: AccountId },
  set: { readonly said: SQL } | { readonly closedAt: Instant },
): void {
  const held = and(eq(cases.number, number), eq(cases.claimedBy, by), isNull(cases.closedAt));
  expectOneRow(queries.update(cases).set(set).where(held).run(), "case");
}

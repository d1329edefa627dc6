import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { caseNotes, topicMessages, topicPosts } from "../../../db/schema/case-topics.ts";
import { cases, timers } from "../../../db/schema/conversation-outbox.ts";
import { conversations, episodes } from "../../../db/schema/conversation.ts";
import type { CaseChange } from "../../conversation/ports.ts";
import type { AccountId, ConversationId, Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { linkedChats } from "../../../db/schema/linked-chats.ts";
import { addLine } from "./add-line.ts";
import { stands } from "./linked-chat-store.ts";
import { findChat } from "./load-conversation.ts";
import type { Queries } from "./open.ts";
import { queueLine } from "./queue-line.ts";
import { mustHaveChangedOne } from "./spent.ts";

export function applyCaseChange(queries: Queries, change: CaseChange, now: Instant): void {
  switch (change.kind) {
    case "case-claimed":
      claim(queries, change, now);
      break;
    case "case-line-said":
      sayLine(queries, change, now);
      break;
    case "case-closed":
      changeHeld(queries, change, { closedAt: now });
      break;
    case "agent-heard":
      hearAgent(queries, change, now);
      break;
    case "case-noted":
      queries.insert(caseNotes).values({ case: change.number, by: change.by, text: change.text, at: now }).run();
      break;
    case "topic-told": {
      const { place, number, key, post } = change;
      queries.insert(topicPosts).values({ place, case: number, key, post }).onConflictDoNothing().run();
      break;
    }
    default:
      never(change);
  }
}

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
  mustHaveChangedOne({ changes: claimed.length }, "claim");
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
  mustHaveChangedOne(queries.update(cases).set(set).where(held).run(), "case");
}

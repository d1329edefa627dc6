import { and, asc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import { caseTopics, topicMessages, topicPosts } from "../../../db/schema/case-topics.ts";
import { cases } from "../../../db/schema/conversation-outbox.ts";
import { chatLines, conversations, inbox } from "../../../db/schema/conversation.ts";
import type { CaseTopicStore, TopicLine, TopicSettled, TopicWork } from "../../conversation/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import { caseRow, listedOf } from "./cases.ts";
import type { OpenStore, Queries } from "./database.ts";

/** So much of the chat so far is shown. What came before is on the page of the case. */
const LINES_BEFORE = 100;
const LINES_AT_ONCE = 100;

/** The database side of the topics that show cases. */
export const caseTopicStore = (store: OpenStore): CaseTopicStore => ({
  claimTopic: async (claim) => store.transact((queries) => claimTopic(queries, claim, store.start)),
  settleTopic: async (work, lease, settled, now) =>
    store.transact((queries) => settleTopic(queries, work, lease, settled, now)),
});

type Claim = Parameters<CaseTopicStore["claimTopic"]>[0];

function claimTopic(queries: Queries, claim: Claim, heldBy: string | undefined): TopicWork | undefined {
  addMissing(queries, claim);
  const row = firstDue(queries, claim);
  if (!row) return undefined;
  const { lease, leaseUntil, place } = claim;
  const mine = and(eq(caseTopics.place, place), eq(caseTopics.case, row.case));
  queries.update(caseTopics).set({ lease, heldBy, nextTry: leaseUntil }).where(mine).run();
  return loadWork(queries, row);
}

/** Every open case gets its row; from there on it is a topic to be opened. */
function addMissing(queries: Queries, { place, now }: Claim): void {
  const known = sql`exists (select 1 from ${caseTopics} where ${caseTopics.case} = ${cases.number} and ${caseTopics.place} = ${place})`;
  const missing = queries
    .select({ number: cases.number, lines: conversations.lines })
    .from(cases)
    .innerJoin(conversations, eq(conversations.id, cases.conversation))
    .where(and(isNull(cases.closedAt), sql`not ${known}`))
    .all();
  for (const { number, lines } of missing) {
    const mirrored = Math.max(0, lines - LINES_BEFORE);
    const fresh = { introduced: false, closed: false, lost: 0, tries: 0, nextTry: now, mirrored };
    queries
      .insert(caseTopics)
      .values({ place, case: number, ...fresh })
      .run();
  }
}

const HAS_TOPIC = sql`${caseTopics.topic} is not null`;
const IS_TO_OPEN = sql`(${caseTopics.topic} is null and ${cases.closedAt} is null)`;
const HAS_POSTS = sql`exists (select 1 from ${topicPosts} where ${topicPosts.case} = ${caseTopics.case}
  and ${topicPosts.place} = ${caseTopics.place} and ${topicPosts.doneAt} is null)`;
const HAS_LINES = sql`exists (select 1 from ${chatLines} where ${chatLines.conversation} = ${cases.conversation}
  and ${chatLines.sequence} > ${caseTopics.mirrored} and (${cases.closedAt} is null or ${chatLines.at} <= ${cases.closedAt}))`;
const IS_BEHIND = sql`(not ${caseTopics.introduced} or ${cases.closedAt} is not null or ${HAS_LINES})`;

const firstDue = (queries: Queries, { place, now }: Claim) =>
  queries
    .select()
    .from(caseTopics)
    .innerJoin(cases, eq(cases.number, caseTopics.case))
    .where(
      and(
        eq(caseTopics.place, place),
        lte(caseTopics.nextTry, now),
        sql`(${IS_TO_OPEN} or (${HAS_TOPIC} and (${HAS_POSTS} or (not ${caseTopics.closed} and ${IS_BEHIND}))))`,
      ),
    )
    .orderBy(asc(caseTopics.nextTry))
    .limit(1)
    .get()?.case_topics;

function loadWork(queries: Queries, row: typeof caseTopics.$inferSelect): TopicWork | undefined {
  const found = caseRow(queries, row.case);
  if (!found) return undefined;
  const { channel, bot, chat } = found.conversations;
  return {
    place: row.place,
    topic: row.topic ?? undefined,
    found: listedOf(found),
    dossier: found.cases.dossier,
    from: { channel, bot, chat },
    introduced: row.introduced,
    tries: row.tries,
    lost: row.lost,
    lines: row.closed ? [] : linesFor(queries, row, found.cases),
    posts: postsFor(queries, row),
  };
}

function linesFor(
  queries: Queries,
  { place, mirrored }: typeof caseTopics.$inferSelect,
  { conversation, closedAt }: typeof cases.$inferSelect,
): readonly TopicLine[] {
  const until: Instant | undefined = closedAt ?? undefined;
  return queries
    .select({ line: chatLines, body: inbox.body, echo: topicMessages.messageId })
    .from(chatLines)
    .leftJoin(inbox, and(eq(inbox.conversation, conversation), eq(inbox.line, chatLines.sequence)))
    .leftJoin(
      topicMessages,
      and(
        eq(topicMessages.place, place),
        eq(topicMessages.conversation, conversation),
        eq(topicMessages.sequence, chatLines.sequence),
      ),
    )
    .where(
      and(
        eq(chatLines.conversation, conversation),
        gt(chatLines.sequence, mirrored),
        until && lte(chatLines.at, until),
      ),
    )
    .orderBy(asc(chatLines.sequence))
    .limit(LINES_AT_ONCE)
    .all()
    .map(({ line, body, echo }) => ({
      sequence: line.sequence,
      from: line.speaker,
      text: line.text,
      options: line.options,
      media: body?.kind === "media",
      echo: echo !== null,
      ...(line.messageId === null ? {} : { messageId: line.messageId }),
    }));
}

const postsFor = (queries: Queries, { place, case: number }: typeof caseTopics.$inferSelect) =>
  queries
    .select({ id: topicPosts.id, post: topicPosts.post })
    .from(topicPosts)
    .where(and(eq(topicPosts.place, place), eq(topicPosts.case, number), isNull(topicPosts.doneAt)))
    .orderBy(asc(topicPosts.id))
    .limit(LINES_AT_ONCE)
    .all();

type Row = typeof caseTopics.$inferInsert;

/** Saves what came of one step, inside the caller's transaction. Only whoever holds the lease may say so. */
function settleTopic(
  queries: Queries,
  { place, found: { number } }: TopicWork,
  lease: string,
  settled: TopicSettled,
  now: Instant,
): void {
  const mine = and(eq(caseTopics.place, place), eq(caseTopics.case, number), eq(caseTopics.lease, lease));
  const { changes } = queries
    .update(caseTopics)
    .set({ tries: 0, why: null, nextTry: now, ...rowAfter(settled), lease: null, heldBy: null })
    .where(mine)
    .run();
  if (changes === 1 && settled.kind === "posted") endPost(queries, { place, number }, settled, now);
}

function rowAfter(settled: TopicSettled) {
  switch (settled.kind) {
    case "opened":
      return { topic: settled.topic } satisfies Partial<Row>;
    case "introduced":
      return { introduced: true } satisfies Partial<Row>;
    case "shown":
      return { mirrored: settled.upTo } satisfies Partial<Row>;
    case "closed":
      return { closed: true } satisfies Partial<Row>;
    case "posted":
      return {};
    case "lost":
      return { topic: null, introduced: false, mirrored: 0, lost: sql`${caseTopics.lost} + 1`, why: settled.why };
    case "later":
      return { why: settled.why, nextTry: settled.nextTry, tries: sql`${caseTopics.tries} + 1` };
    default:
      return never(settled);
  }
}

function endPost(
  queries: Queries,
  { place, number }: { readonly place: string; readonly number: string },
  { id, instead }: Extract<TopicSettled, { readonly kind: "posted" }>,
  now: Instant,
): void {
  queries.update(topicPosts).set({ doneAt: now }).where(eq(topicPosts.id, id)).run();
  if (instead === undefined) return;
  const post = { kind: "say", text: instead } as const;
  queries
    .insert(topicPosts)
    .values({ place, case: number, key: `instead:${String(id)}`, post })
    .onConflictDoNothing()
    .run();
}

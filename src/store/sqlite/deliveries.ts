import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { topicMessages, topicPosts } from "../../../db/schema/case-topics.ts";
import { deliveries } from "../../../db/schema/conversation-outbox.ts";
import { chatLines, conversations, inbox } from "../../../db/schema/conversation.ts";
import type { ChannelName } from "../../channels/channel.ts";
import type { Arrival, ClaimedLine, ConversationStore, LineSettled, SaidLine } from "../../conversation/ports.ts";
import type { ConversationId, Instant } from "../../shared/brand.ts";
import { addLine } from "./conversations.ts";
import type { OpenStore, Queries } from "./database.ts";

/** So many chats are served in one go. */
const CHATS_AT_ONCE = 100;

/** Lines of one chat go out in order: whatever stands first holds up the rest of its own chat and of no other. */
const IS_FIRST = sql`not exists (select 1 from deliveries as earlier
  where earlier.conversation = ${deliveries.conversation} and earlier.status = 'queued'
  and earlier.sequence < ${deliveries.sequence})`;

/**
 * Takes the next line of each chat, inside the caller's transaction. The try is counted before it is made.
 *
 * @param heldBy the start of the program that takes them
 */
export function claimLines(
  queries: Queries,
  { channels, now, lease, leaseUntil }: Parameters<ConversationStore["claimLines"]>[0],
  heldBy: string | undefined,
): readonly ClaimedLine[] {
  const due = and(eq(deliveries.status, "queued"), lte(deliveries.nextTry, now));
  const rows = queries
    .select()
    .from(deliveries)
    .innerJoin(conversations, eq(conversations.id, deliveries.conversation))
    .innerJoin(chatLines, isLineOfDelivery)
    .where(and(due, inArray(deliveries.channel, [...channels]), IS_FIRST))
    .orderBy(asc(deliveries.nextTry))
    .limit(CHATS_AT_ONCE)
    .all();
  if (rows.length === 0) return [];
  const keys = rows.map((row) => row.deliveries.key);
  queries
    .update(deliveries)
    .set({ tries: sql`${deliveries.tries} + 1`, lease, heldBy, nextTry: leaseUntil })
    .where(inArray(deliveries.key, keys))
    .run();
  return rows.map((row) => claimedLine(queries, row));
}

const isLineOfDelivery = and(
  eq(chatLines.conversation, deliveries.conversation),
  eq(chatLines.sequence, deliveries.sequence),
);

interface Row {
  readonly deliveries: typeof deliveries.$inferSelect;
  readonly conversations: typeof conversations.$inferSelect;
  readonly chat_lines: typeof chatLines.$inferSelect;
}

function claimedLine(queries: Queries, { deliveries: queued, conversations: one, chat_lines: line }: Row): ClaimedLine {
  const { channel, bot, chat, language } = one;
  const replaces = replacedBy(queries, queued);
  return {
    key: queued.key,
    to: { channel, bot, chat },
    language,
    tries: queued.tries + 1,
    text: line.text,
    options: line.options,
    heardAt: heardAt(queries, one.id),
    ...(replaces && { replaces }),
  };
}

/** When a chat last wrote; undefined when it never did. */
function heardAt(queries: Queries, id: ConversationId): Instant | undefined {
  const personal = and(eq(inbox.conversation, id), eq(inbox.personal, true));
  const row = queries.select({ at: inbox.at }).from(inbox).where(personal).orderBy(desc(inbox.at)).limit(1).get();
  return row?.at;
}

function replacedBy(queries: Queries, queued: Row["deliveries"]): ClaimedLine["replaces"] {
  if (queued.replaces === null) return undefined;
  const earlier = and(eq(deliveries.conversation, queued.conversation), eq(deliveries.sequence, queued.replaces));
  const row = queries
    .select({ messageId: deliveries.messageId, text: chatLines.text })
    .from(deliveries)
    .innerJoin(chatLines, isLineOfDelivery)
    .where(and(earlier, isNull(deliveries.replaces)))
    .get();
  return row && { messageId: row.messageId ?? undefined, text: row.text, only: queued.replacesOnly };
}

/** Only whoever holds the lease may say what became of the line. Inside the caller’s transaction. */
export function settleLine(queries: Queries, key: string, lease: string, settled: LineSettled): void {
  const rows = queries
    .update(deliveries)
    .set({ ...settled, lease: null, heldBy: null })
    .where(and(eq(deliveries.key, key), eq(deliveries.lease, lease)))
    .returning()
    .all();
  if (settled.status === "refused") for (const row of rows) notifyAgent(queries, row);
}

interface QueuedLine {
  readonly key: string;
  readonly conversation: ConversationId;
  readonly channel: ChannelName;
  readonly sequence: number;
  /** The earlier line that it stands in place of, where the messenger can change what it showed. */
  readonly replaces?: number | undefined;
  readonly now: Instant;
}

/** Puts a line of a chat on its way to the messenger, inside the caller's transaction, and what it changes there. */
export function queueLine(
  queries: Queries,
  { now, ...line }: QueuedLine,
  { about, settles }: Pick<SaidLine, "about" | "settles"> = {},
): void {
  const cards = settles ? cardLines(queries, line.conversation, settles.request) : [];
  const [newest, ...older] = settles?.instead ? cards : [undefined, ...cards];
  const fresh = { ...line, status: "queued", tries: 0, nextTry: now } as const;
  const more = older.map((card, n) => ({
    ...fresh,
    key: `${line.key}:card${String(n)}`,
    replaces: card,
    replacesOnly: true,
  }));
  queries
    .insert(deliveries)
    .values([{ ...fresh, about, replaces: newest ?? line.replaces }, ...more])
    .run();
}

/**
 * What was kept back since then or longer becomes a line of its own: the work it waits for takes its time. @returns how
 * many chats were told
 */
export function sayHeld(store: OpenStore, since: Instant, now: Instant): number {
  const rows = heldSince(store.queries, since);
  for (const { id } of rows) store.transact((within) => sayOne(within, id, since, now));
  return rows.length;
}

const heldSince = (queries: Queries, since: Instant, id?: ConversationId) =>
  queries
    .select()
    .from(conversations)
    .where(
      and(
        isNotNull(conversations.held),
        lte(sql<number>`${conversations.held} ->> '$.since'`, since),
        id && eq(conversations.id, id),
      ),
    )
    .limit(CHATS_AT_ONCE)
    .all();

function sayOne(queries: Queries, one: ConversationId, since: Instant, now: Instant): void {
  for (const { id, channel, turn, held } of heldSince(queries, since, one)) {
    if (!held) continue;
    queries.update(conversations).set({ held: null }).where(eq(conversations.id, id)).run();
    const sequence = addLine(queries, id, { speaker: "agent", text: held.text, options: [], at: now, seen: true });
    queueLine(queries, { key: `${id}:${String(turn)}:held`, conversation: id, channel, sequence, now });
  }
}

/** Lines of this chat that showed the request, newest first. */
const cardLines = (queries: Queries, conversation: ConversationId, request: string): readonly (number | undefined)[] =>
  queries
    .select({ sequence: deliveries.sequence })
    .from(deliveries)
    .where(and(eq(deliveries.conversation, conversation), eq(deliveries.about, request)))
    .orderBy(desc(deliveries.sequence))
    .all()
    .map(({ sequence }) => sequence);

/** Lines of a chat that would wait beyond a moment go out now, inside the caller's transaction. */
export function releaseLines(
  queries: Queries,
  conversation: ConversationId,
  { now, releases }: Pick<Arrival, "now" | "releases">,
): void {
  const waits = and(eq(deliveries.status, "queued"), isNull(deliveries.lease), gt(deliveries.nextTry, releases));
  queries
    .update(deliveries)
    .set({ nextTry: now })
    .where(and(eq(deliveries.conversation, conversation), waits))
    .run();
}

/** Whoever wrote a line in a topic hears there that it did not arrive. Lines of others are nobody's. */
function notifyAgent(
  queries: Queries,
  { key, conversation, sequence }: Pick<typeof deliveries.$inferSelect, "key" | "conversation" | "sequence">,
): void {
  const itsMessage = and(eq(topicMessages.conversation, conversation), eq(topicMessages.sequence, sequence));
  const heard = queries.select().from(topicMessages).where(itsMessage).get();
  if (!heard) return;
  const post = { kind: "not-reached" } as const;
  queries
    .insert(topicPosts)
    .values({ place: heard.place, case: heard.case, key: `refused:${key}`, post })
    .onConflictDoNothing()
    .run();
}

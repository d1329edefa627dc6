import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { deliveries } from "../../db/schema/conversation-outbox.ts";
import { chatLines, conversations } from "../../db/schema/conversation.ts";
import type { ClaimedLine, ConversationStore, LineSettled } from "../conversation/ports.ts";
import type { Queries } from "./open.ts";

/** So many chats are served in one go. */
const CHATS_AT_ONCE = 100;

/** Lines of one chat go out in order: whatever stands first holds up the rest of its own chat and of no other. */
const IS_FIRST = sql`not exists (select 1 from deliveries as earlier
  where earlier.conversation = ${deliveries.conversation} and earlier.status = 'queued'
  and earlier.sequence < ${deliveries.sequence})`;

/** Takes the next line of each chat, inside the caller's transaction. The try is counted before it is made. */
export function claimLines(
  queries: Queries,
  { channels, now, lease, leaseUntil }: Parameters<ConversationStore["claimLines"]>[0],
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
  const keys = rows.map((row) => row.deliveries.key);
  queries
    .update(deliveries)
    .set({ tries: sql`${deliveries.tries} + 1`, lease, nextTry: leaseUntil })
    .where(inArray(deliveries.key, keys))
    .run();
  return rows.map(claimedLine);
}

const isLineOfDelivery = and(
  eq(chatLines.conversation, deliveries.conversation),
  eq(chatLines.sequence, deliveries.sequence),
);

const claimedLine = (row: {
  readonly deliveries: typeof deliveries.$inferSelect;
  readonly conversations: typeof conversations.$inferSelect;
  readonly chat_lines: typeof chatLines.$inferSelect;
}): ClaimedLine => {
  const { channel, bot, chat } = row.conversations;
  const { text, options } = row.chat_lines;
  return { key: row.deliveries.key, to: { channel, bot, chat }, text, options, tries: row.deliveries.tries + 1 };
};

/** Only whoever holds the lease may say what became of the line. */
export function settleLine(queries: Queries, key: string, lease: string, settled: LineSettled): void {
  queries
    .update(deliveries)
    .set({ ...settled, lease: null })
    .where(and(eq(deliveries.key, key), eq(deliveries.lease, lease)))
    .run();
}

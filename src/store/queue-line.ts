import { and, desc, eq } from "drizzle-orm";
import { deliveries } from "../../db/schema/conversation-outbox.ts";
import type { ChannelName } from "../channels/channel.ts";
import type { SaidLine } from "../conversation/ports.ts";
import type { ConversationId, Instant } from "../shared/brand.ts";
import type { Queries } from "./open.ts";

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

/** Lines of this chat that showed the request, newest first. */
const cardLines = (queries: Queries, conversation: ConversationId, request: string): readonly (number | undefined)[] =>
  queries
    .select({ sequence: deliveries.sequence })
    .from(deliveries)
    .where(and(eq(deliveries.conversation, conversation), eq(deliveries.about, request)))
    .orderBy(desc(deliveries.sequence))
    .all()
    .map(({ sequence }) => sequence);

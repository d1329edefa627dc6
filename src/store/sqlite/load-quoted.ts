import { and, eq } from "drizzle-orm";
import { deliveries } from "../../../db/schema/conversation-outbox.ts";
import { chatLines } from "../../../db/schema/conversation.ts";
import type { InboxBody, TurnState } from "../../conversation/ports.ts";
import type { ConversationId } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

/** The line of the agent that a message quotes or a reaction is about. Of this chat only, whatever id is named. */
export function loadQuoted(queries: Queries, id: ConversationId, body: InboxBody): TurnState["quoted"] {
  const named = "repliesTo" in body ? body.repliesTo : undefined;
  if (named === undefined) return undefined;
  return queries
    .select({ options: chatLines.options })
    .from(deliveries)
    .innerJoin(
      chatLines,
      and(eq(chatLines.conversation, deliveries.conversation), eq(chatLines.sequence, deliveries.sequence)),
    )
    .where(and(eq(deliveries.conversation, id), eq(deliveries.messageId, named)))
    .limit(1)
    .get();
}

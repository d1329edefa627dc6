import { and, asc, desc, eq, gte, lt } from "drizzle-orm";
import { approvalCards, approvals } from "../../../db/schema/approvals.ts";
import { chatLines } from "../../../db/schema/conversation.ts";
import type { TurnMoment, TurnState } from "../../conversation/ports.ts";
import { type ConversationId, instant } from "../../shared/brand.ts";
import { linkOf } from "./linked-chat-store.ts";
import type { Queries } from "./open.ts";

type Shown = Pick<TurnState, "isLinked" | "cards" | "saidBefore">;

export const NOTHING_SHOWN: Shown = { isLinked: false, cards: [], saidBefore: undefined };

/** The requests that a chat was shown, and what the agent said last before a line of the person. */
export function loadShown(
  queries: Queries,
  id: ConversationId,
  { now, shownSince }: Pick<TurnMoment, "now" | "shownSince">,
  line: number | null,
): Shown {
  const link = linkOf(queries, id, now);
  if (!link) return NOTHING_SHOWN;
  // What was shown while the chat was somebody else's is not theirs to decide.
  const since = instant(Math.max(shownSince, link.linkedAt));
  const cards = queries
    .select({ id: approvals.id, code: approvals.code, details: approvals.details, status: approvals.status })
    .from(approvalCards)
    .innerJoin(approvals, eq(approvals.id, approvalCards.request))
    .where(and(eq(approvalCards.conversation, id), gte(approvalCards.sentAt, since)))
    .orderBy(asc(approvalCards.sentAt), asc(approvalCards.sequence))
    .all()
    .map(({ details: { kind }, status, ...card }) => ({ ...card, kind, open: status === "open" }));
  return { isLinked: true, cards, saidBefore: saidBefore(queries, id, line) };
}

function saidBefore(queries: Queries, id: ConversationId, line: number | null): Shown["saidBefore"] {
  if (line === null) return undefined;
  const agent = and(eq(chatLines.conversation, id), eq(chatLines.speaker, "agent"), lt(chatLines.sequence, line));
  return queries
    .select({ options: chatLines.options, at: chatLines.at })
    .from(chatLines)
    .where(agent)
    .orderBy(desc(chatLines.sequence))
    .limit(1)
    .get();
}

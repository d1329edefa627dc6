import { and, asc, desc, eq, min, sql } from "drizzle-orm";
import { timers } from "../../db/schema/conversation-outbox.ts";
import { inbox } from "../../db/schema/conversation.ts";
import type { AuditChain } from "../auth/ports.ts";
import type { InboxBody, WantsAdvice, TurnDecision, TurnState, WaitingEvent } from "../conversation/ports.ts";
import type { Library } from "../engine/engine.ts";
import type { ConversationId, Instant } from "../shared/brand.ts";
import { wantAdvice } from "./conversation-advice.ts";
import { loadConversation, loadHandedOver, loadOpenEpisode } from "./load-conversation.ts";
import type { Queries } from "./open.ts";
import { loadQuoted } from "./load-quoted.ts";
import { loadShown, NOTHING_SHOWN } from "./load-shown.ts";
import { saveTurn } from "./save-turn.ts";

interface Asked {
  readonly id: ConversationId;
  readonly current: Library;
  readonly now: Instant;
  readonly chain: AuditChain;
  readonly decide: (state: TurnState) => TurnDecision | WantsAdvice | undefined;
}

/** Conversations with something to answer, longest waiting first. */
export const readyConversations = (queries: Queries): readonly ConversationId[] =>
  queries
    .select({ id: inbox.conversation })
    .from(inbox)
    .where(eq(inbox.status, "waiting"))
    .groupBy(inbox.conversation)
    .orderBy(min(inbox.id))
    .all()
    .map((row) => row.id);

/** Load, decide, save, inside the caller's transaction. @returns whether anything was saved */
export function takeTurn(queries: Queries, { id, current, now, chain, decide }: Asked): boolean {
  const next = nextEvent(queries, id);
  const conversation = next && loadConversation(queries, id);
  if (!conversation) return false;
  const episode = loadOpenEpisode(queries, id, current);
  const handedOver = loadHandedOver(queries, id);
  const shown = isAnswer(next.body) ? loadShown(queries, id, now, next.line) : NOTHING_SHOWN;
  const quoted = loadQuoted(queries, id, next.body);
  const decision = decide({ conversation, episode, handedOver, timer: loadTimer(queries, id), next, quoted, ...shown });
  if (!decision) return false;
  if ("wants" in decision) wantAdvice(queries, next.id, decision.wants, now);
  else saveTurn(queries, { conversation, episode, event: next.id, current, now, chain }, decision);
  return true;
}

const isAnswer = ({ kind }: InboxBody) => kind === "text" || kind === "reaction";

/** A result comes before words: they may be about what it brings. */
function nextEvent(
  queries: Queries,
  id: ConversationId,
): (WaitingEvent & { readonly line: number | null }) | undefined {
  const isResult = sql`${inbox.key} like 'result:%'`;
  const row = queries
    .select({
      id: inbox.id,
      body: inbox.body,
      notices: inbox.notices,
      failures: inbox.failures,
      at: inbox.at,
      line: inbox.line,
      advice: inbox.advice,
    })
    .from(inbox)
    .where(and(eq(inbox.conversation, id), eq(inbox.status, "waiting")))
    .orderBy(desc(isResult), asc(inbox.id))
    .limit(1)
    .get();
  if (!row) return undefined;
  const { advice, ...event } = row;
  return advice ? { ...event, advice } : event;
}

const loadTimer = (queries: Queries, id: ConversationId) =>
  queries.select().from(timers).where(eq(timers.conversation, id)).get()?.generation;

export function countFailure(queries: Queries, event: number): void {
  queries
    .update(inbox)
    .set({ failures: sql`${inbox.failures} + 1` })
    .where(eq(inbox.id, event))
    .run();
}

import { and, asc, desc, eq, gte, lt, min, sql } from "drizzle-orm";
import { approvalCards, approvals } from "../../../db/schema/approvals.ts";
import { timers } from "../../../db/schema/conversation-outbox.ts";
import { chatLines, inbox } from "../../../db/schema/conversation.ts";
import type { AuditChain } from "../../auth/ports.ts";
import type {
  InboxBody,
  TurnDecision,
  TurnMoment,
  TurnState,
  WaitingEvent,
  WantsAdvice,
} from "../../conversation/ports.ts";
import { type ConversationId, instant } from "../../shared/brand.ts";
import { byId, loadAccount } from "./accounts.ts";
import { loadConversation, loadHandedOver, loadOpenEpisode, loadQuoted } from "./conversations.ts";
import { wantAdvice } from "./inbox.ts";
import { linkOf } from "./linked-chats.ts";
import type { Queries } from "./database.ts";
import { saveTurn } from "./save-turn.ts";

interface Asked extends TurnMoment {
  readonly id: ConversationId;
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
export function takeTurn(queries: Queries, { id, current, now, shownSince, chain, decide }: Asked): boolean {
  const next = nextEvent(queries, id);
  const conversation = next && loadConversation(queries, id);
  if (!conversation) return false;
  const episode = loadOpenEpisode(queries, id, current);
  const handedOver = loadHandedOver(queries, id, current);
  const shown = isAnswer(next.body) ? loadShown(queries, id, { now, shownSince }, next.line) : NOTHING_SHOWN;
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

type Shown = Pick<TurnState, "owner" | "cards" | "saidBefore">;

const NOTHING_SHOWN: Shown = { owner: undefined, cards: [], saidBefore: undefined };

/** The requests that a chat was shown, and what the agent said last before a line of the person. */
function loadShown(
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
  const account = loadAccount(queries, byId(link.account));
  const owner = account && { email: account.email, isAdmin: account.role === "admin" };
  return { owner, cards, saidBefore: saidBefore(queries, id, line) };
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

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
  const [next, ...others] = waitingEvents(queries, id);
  const conversation = next && loadConversation(queries, id);
  if (!conversation) return false;
  const episode = loadOpenEpisode(queries, id, current);
  const handedOver = loadHandedOver(queries, id, current);
  const stop = others.findIndex(({ personal }) => !personal);
  const more = stop < 0 ? others : others.slice(0, stop);
  const answer = [next, ...more].find(({ body }) => isAnswer(body));
  const shown = answer ? loadShown(queries, id, { now, shownSince }, answer.line) : NOTHING_SHOWN;
  const quoted = loadQuoted(queries, id, next.body);
  const timer = loadTimer(queries, id);
  const decision = decide({ conversation, episode, handedOver, timer, next, more, quoted, ...shown });
  if (!decision) return false;
  if ("wants" in decision) wantAdvice(queries, next.id, decision, now);
  else saveTurn(queries, { conversation, episode, event: next.id, current, now, chain }, decision);
  return true;
}

const isAnswer = ({ kind }: InboxBody) => kind === "text" || kind === "reaction";

/** Messages that are looked at together; nobody writes more before the first is answered. */
const AT_ONCE = 20;

/** All that waits, in order. A result comes before words: they may be about what it brings. */
function waitingEvents(
  queries: Queries,
  id: ConversationId,
): readonly (WaitingEvent & { readonly personal: boolean })[] {
  const isResult = sql`${inbox.key} like 'result:%'`;
  return queries
    .select({
      id: inbox.id,
      body: inbox.body,
      notices: inbox.notices,
      failures: inbox.failures,
      at: inbox.at,
      line: inbox.line,
      advice: inbox.advice,
      personal: inbox.personal,
    })
    .from(inbox)
    .where(and(eq(inbox.conversation, id), eq(inbox.status, "waiting")))
    .orderBy(desc(isResult), asc(inbox.id))
    .limit(AT_ONCE)
    .all()
    .map(({ advice, line, ...event }) => ({
      ...event,
      ...(advice && { advice }),
      ...(line !== null && { line }),
    }));
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
  line: number | undefined,
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

function saidBefore(queries: Queries, id: ConversationId, line: number | undefined): Shown["saidBefore"] {
  if (line === undefined) return undefined;
  const agent = and(eq(chatLines.conversation, id), eq(chatLines.speaker, "agent"), lt(chatLines.sequence, line));
  return queries
    .select({ options: chatLines.options, at: chatLines.at })
    .from(chatLines)
    .where(agent)
    .orderBy(desc(chatLines.sequence))
    .limit(1)
    .get();
}

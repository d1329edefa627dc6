import { and, eq, isNull, max } from "drizzle-orm";
import { cases, timers, works } from "../../../db/schema/conversation-outbox.ts";
import { chatLines, conversations, episodes, facts, flowLibraries, inbox } from "../../../db/schema/conversation.ts";
import type { AuditChain } from "../../auth/ports.ts";
import type { Conversation, Episode, SaidLine, TurnDecision } from "../../conversation/ports.ts";
import type { Library } from "../../engine/engine.ts";
import { type Instant, idempotencyKey } from "../../shared/brand.ts";
import { writeAudit } from "./audit.ts";
import { expectOneRow } from "./conflict.ts";
import { addLine } from "./conversations.ts";
import { queueLine } from "./deliveries.ts";
import type { Queries } from "./database.ts";

interface Turn {
  readonly conversation: Conversation;
  readonly episode: Episode | undefined;
  readonly event: number;
  readonly current: Library;
  readonly now: Instant;
  readonly chain: AuditChain;
}

/** Saves everything a turn decided, inside the caller's transaction. */
export function saveTurn(queries: Queries, turn: Turn, decision: TurnDecision): void {
  countTurn(queries, turn, decision);
  for (const event of [turn.event, ...(decision.joined ?? [])]) settleEvent(queries, turn, event, decision);
  const episode = decision.facts ? saveEpisode(queries, turn, decision) : (turn.episode?.number ?? 0);
  const said = decision.lines.map((line, n) => sayLine(queries, turn, line, n));
  noteQuestion(queries, turn, decision, { episode, line: said.at(-1) });
  decision.effects.forEach((effect, n) => {
    const key = idempotencyKey(keyOf(turn, decision.lines.length + n));
    const row = { key, conversation: turn.conversation.id, episode, task: effect, nextTry: turn.now };
    queries
      .insert(works)
      .values({ ...row, status: "waiting", failures: 0 })
      .run();
  });
  setTimer(queries, turn, decision);
  noteReminder(queries, decision);
  recordTurn(queries, turn, decision);
}

/** Stable over retries, and different for everything a conversation ever does. */
const keyOf = ({ conversation }: Turn, n: number) => `${conversation.id}:${conversation.turn + 1}:${n}`;

/** Counts on only from the turn that was read: of two at once one fails here, and nothing of it is saved. */
function countTurn(queries: Queries, { conversation }: Turn, { language, held }: TurnDecision): void {
  const here = and(eq(conversations.id, conversation.id), eq(conversations.turn, conversation.turn));
  const counted = queries
    .update(conversations)
    .set({ turn: conversation.turn + 1, language, held: held ?? null })
    .where(here)
    .run();
  expectOneRow(counted, "turn");
}

function settleEvent(queries: Queries, { conversation }: Turn, event: number, { settled }: TurnDecision): void {
  const open = and(eq(inbox.id, event), eq(inbox.status, "waiting"));
  const row = queries.update(inbox).set({ status: settled }).where(open).returning({ line: inbox.line }).all();
  expectOneRow({ changes: row.length }, "event");
  const line = row[0]?.line ?? undefined;
  if (line === undefined) return;
  const taken = and(eq(chatLines.conversation, conversation.id), eq(chatLines.sequence, line));
  queries.update(chatLines).set({ seen: true }).where(taken).run();
}

function saveEpisode(queries: Queries, turn: Turn, { facts: added = [], end, reopens }: TurnDecision): number {
  const { conversation, now } = turn;
  if (reopens) leaveEpisode(queries, turn);
  const goesOn = reopens ?? turn.episode;
  const number = goesOn?.number ?? openEpisode(queries, turn);
  const known = goesOn?.facts.length ?? 0;
  added.forEach((fact, n) => {
    const row = { conversation: conversation.id, episode: number, position: known + n, fact };
    queries.insert(facts).values(row).run();
  });
  const here = and(eq(episodes.conversation, conversation.id), eq(episodes.number, number));
  const ended = end ? { ...end, endedAt: now } : reopens ? { outcome: null, flow: null, endedAt: null } : undefined;
  if (ended) queries.update(episodes).set(ended).where(here).run();
  return number;
}

/** Whoever goes on with what was over leaves what they began since. */
function leaveEpisode(queries: Queries, { conversation, episode, now }: Turn): void {
  const open = and(eq(episodes.conversation, conversation.id), isNull(episodes.endedAt));
  if (episode)
    queries.update(episodes).set({ outcome: "cancelled", flow: "start-over", endedAt: now }).where(open).run();
}

/** A new episode begins on the flows of today and keeps them. */
function openEpisode(queries: Queries, { conversation, current, now }: Turn): number {
  const { hash, flows } = current;
  queries.insert(flowLibraries).values({ hash, flows, keptAt: now }).onConflictDoNothing().run();
  const last = queries
    .select({ number: max(episodes.number) })
    .from(episodes)
    .where(eq(episodes.conversation, conversation.id))
    .get();
  const number = (last?.number ?? 0) + 1;
  queries.insert(episodes).values({ conversation: conversation.id, number, library: hash, openedAt: now }).run();
  return number;
}

function sayLine(queries: Queries, turn: Turn, { text, options, ...bearing }: SaidLine, n: number): number {
  const { conversation, now } = turn;
  const line = { speaker: "agent", text, options, at: now, seen: true } as const;
  const sequence = addLine(queries, conversation.id, line);
  const { channel } = conversation.address;
  queueLine(queries, { key: keyOf(turn, n), conversation: conversation.id, channel, sequence, now }, bearing);
  return sequence;
}

/** Where a question was put first: what was written before is no answer to it. Put again it is the same question. */
function noteQuestion(
  queries: Queries,
  { conversation: { id, asked } }: Turn,
  { asks: question }: TurnDecision,
  { episode, line }: { readonly episode: number; readonly line: number | undefined },
): void {
  if (question === undefined || line === undefined) return;
  if (asked?.episode === episode && asked.question === question) return;
  queries.update(conversations).set({ asked: { episode, question, line } }).where(eq(conversations.id, id)).run();
}

function noteReminder(queries: Queries, { reminded }: TurnDecision): void {
  if (reminded === undefined) return;
  queries.update(cases).set({ reminded: true }).where(eq(cases.number, reminded)).run();
}

function setTimer(queries: Queries, { conversation }: Turn, { wakeAt }: TurnDecision): void {
  if (wakeAt === "keep") return;
  const mine = eq(timers.conversation, conversation.id);
  if (wakeAt === "never") {
    queries.delete(timers).where(mine).run();
    return;
  }
  const set = { generation: conversation.turn + 1, dueAt: wakeAt, rang: false };
  queries
    .insert(timers)
    .values({ conversation: conversation.id, ...set })
    .onConflictDoUpdate({ target: timers.conversation, set })
    .run();
}

function recordTurn(queries: Queries, { conversation, event, now, chain }: Turn, decision: TurnDecision): void {
  const { settled, trace, end, joined = [] } = decision;
  const line = {
    conversation: conversation.id,
    turn: conversation.turn + 1,
    event,
    ...(joined.length > 0 && { joined }),
    settled,
    trace,
    outcome: end?.outcome,
  };
  writeAudit(queries, chain, { at: now, event: "conversation_turn", line: JSON.stringify(line) });
}

import { and, asc, desc, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { cases, deliveries, works } from "../../../db/schema/conversation-outbox.ts";
import { chatLines, conversations, episodes, facts, flowLibraries } from "../../../db/schema/conversation.ts";
import type { ChatAddress, ChatLine } from "../../channels/channel.ts";
import type {
  Conversation,
  Episode,
  EpisodeRecord,
  HandedOver,
  InboxBody,
  TurnState,
} from "../../conversation/ports.ts";
import type { Fact, Library } from "../../engine/engine.ts";
import type { ConversationId, LibraryHash } from "../../shared/brand.ts";
import type { Queries } from "./database.ts";

const isThisChat = ({ channel, bot, chat }: ChatAddress): SQL | undefined =>
  and(eq(conversations.channel, channel), eq(conversations.bot, bot), eq(conversations.chat, chat));

export const findChat = (queries: Queries, chat: ChatAddress) =>
  queries.select().from(conversations).where(isThisChat(chat)).get();

export function loadConversation(queries: Queries, id: ConversationId): Conversation | undefined {
  const row = queries.select().from(conversations).where(eq(conversations.id, id)).get();
  return row && conversationOf(row);
}

export function conversationOf(row: typeof conversations.$inferSelect): Conversation {
  const { id, channel, bot, chat, language, turn, seenFrom, devices, held, asked } = row;
  const address = { channel, bot, chat };
  const kept = { held: held ?? undefined, asked: asked ?? undefined };
  return { id, address, language, turn, seenFrom: seenFrom ?? undefined, devices: devices ?? [], ...kept };
}

/** The episode that has not ended. @param current spares reading the flows when they are those of today */
export function loadOpenEpisode(queries: Queries, id: ConversationId, current?: Library): Episode | undefined {
  const open = and(eq(episodes.conversation, id), isNull(episodes.endedAt));
  const row = queries.select().from(episodes).where(open).get();
  return row && loadEpisode(queries, row, current);
}

/** The case that a person has; otherwise the one that the last ended episode ended with, as long as it is open. */
export function loadHandedOver(queries: Queries, id: ConversationId, current?: Library): HandedOver | undefined {
  const row = openCaseWhere(queries, id, isNotNull(cases.claimedBy)) ?? lastEndedWith(queries, id);
  const from = row && episodeRow(queries, id, row.episode);
  if (!row || !from) return undefined;
  const { number, dossier, claimedBy, reminded } = row;
  const episode = loadEpisode(queries, from, current);
  return { number, trouble: dossier.trouble, claimed: claimedBy !== null, reminded, episode };
}

const episodeRow = (queries: Queries, id: ConversationId, number: number) =>
  queries
    .select()
    .from(episodes)
    .where(and(eq(episodes.conversation, id), eq(episodes.number, number)))
    .get();

function lastEndedWith(queries: Queries, id: ConversationId) {
  const last = queries
    .select({ number: episodes.number, outcome: episodes.outcome })
    .from(episodes)
    .where(and(eq(episodes.conversation, id), isNotNull(episodes.endedAt)))
    .orderBy(desc(episodes.number))
    .limit(1)
    .get();
  if (last?.outcome !== "handed-over") return undefined;
  return openCaseWhere(queries, id, eq(cases.episode, last.number));
}

const openCaseWhere = (queries: Queries, id: ConversationId, these: SQL) =>
  queries
    .select()
    .from(cases)
    .where(and(eq(cases.conversation, id), isNull(cases.closedAt), these))
    .orderBy(desc(cases.openedAt))
    .limit(1)
    .get();

export const loadEpisode = (
  queries: Queries,
  { conversation, number, library }: Pick<typeof episodes.$inferSelect, "conversation" | "number" | "library">,
  current?: Library,
): Episode => ({
  number,
  library: current?.hash === library ? current : loadLibrary(queries, library),
  facts: loadFacts(queries, conversation, number),
});

function loadFacts(queries: Queries, id: ConversationId, episode: number): readonly Fact[] {
  const these = and(eq(facts.conversation, id), eq(facts.episode, episode));
  const rows = queries.select({ fact: facts.fact }).from(facts).where(these).orderBy(asc(facts.position)).all();
  return rows.map((row) => row.fact);
}

/** @throws never in practice: a library is kept before an episode points at it, and a foreign key holds it there. */
function loadLibrary(queries: Queries, hash: LibraryHash): Library {
  const row = queries.select().from(flowLibraries).where(eq(flowLibraries.hash, hash)).get();
  if (!row) throw new Error(`The flows of version ${hash} are gone from the database.`);
  return { hash, flows: row.flows };
}

/** Every trouble of a chat, oldest first. */
export function readEpisodes(queries: Queries, chat: ChatAddress): readonly EpisodeRecord[] {
  const found = findChat(queries, chat);
  if (!found) return [];
  const mine = eq(episodes.conversation, found.id);
  const rows = queries.select().from(episodes).where(mine).orderBy(asc(episodes.number)).all();
  return rows.map((row) => recordOf(queries, row));
}

function recordOf(queries: Queries, row: typeof episodes.$inferSelect): EpisodeRecord {
  const { outcome, flow, endedAt } = row;
  const end = outcome === null || flow === null || endedAt === null ? {} : { end: { outcome, flow }, endedAt };
  return { ...loadEpisode(queries, row), ...end, works: readWorks(queries, row) };
}

function readWorks(queries: Queries, { conversation, number }: typeof episodes.$inferSelect): EpisodeRecord["works"] {
  const these = and(eq(works.conversation, conversation), eq(works.episode, number));
  const rows = queries.select().from(works).where(these).orderBy(asc(works.id)).all();
  return rows.flatMap(({ task: effect, outcome }) =>
    "name" in effect ? [{ name: effect.name, outcome: outcome ?? undefined }] : [],
  );
}

type Line = Omit<typeof chatLines.$inferInsert, "conversation" | "sequence">;

/** Adds a line to a chat, inside the caller's transaction. @returns its number */
export function addLine(queries: Queries, conversation: ConversationId, line: Line): number {
  const sequence = queries
    .update(conversations)
    .set({ lines: sql`${conversations.lines} + 1` })
    .where(eq(conversations.id, conversation))
    .returning({ lines: conversations.lines })
    .get().lines;
  queries
    .insert(chatLines)
    .values({ ...line, conversation, sequence })
    .run();
  return sequence;
}

/** So many lines are read at once; whoever wants more asks again from the last one on. */
const LINES_AT_ONCE = 500;

export function readHistory(queries: Queries, chat: ChatAddress, after: number): readonly ChatLine[] {
  const found = findChat(queries, chat);
  return found ? readLines(queries, found.id, after) : [];
}

/** Lines after number `after`, oldest first. */
export const readLines = (queries: Queries, id: ConversationId, after: number): readonly ChatLine[] =>
  queries
    .select()
    .from(chatLines)
    .where(and(eq(chatLines.conversation, id), gt(chatLines.sequence, after)))
    .orderBy(asc(chatLines.sequence))
    .limit(LINES_AT_ONCE)
    .all()
    .map(lineOf);

function lineOf(row: typeof chatLines.$inferSelect): ChatLine {
  const { sequence, speaker, text, options, at, messageId, seen } = row;
  return { sequence, from: speaker, text, options, at, seen, ...(messageId === null ? {} : { messageId }) };
}

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

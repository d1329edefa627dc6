import { and, asc, desc, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import { cases } from "../../../db/schema/conversation-outbox.ts";
import { conversations, episodes, facts, flowLibraries } from "../../../db/schema/conversation.ts";
import type { ChatAddress } from "../../channels/channel.ts";
import type { Conversation, Episode, HandedOver } from "../../conversation/ports.ts";
import type { Fact, Library } from "../../engine/engine.ts";
import type { ConversationId, LibraryHash } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

const isThisChat = ({ channel, bot, chat }: ChatAddress): SQL | undefined =>
  and(eq(conversations.channel, channel), eq(conversations.bot, bot), eq(conversations.chat, chat));

export const findChat = (queries: Queries, chat: ChatAddress) =>
  queries.select().from(conversations).where(isThisChat(chat)).get();

export function loadConversation(queries: Queries, id: ConversationId): Conversation | undefined {
  const row = queries.select().from(conversations).where(eq(conversations.id, id)).get();
  return row && conversationOf(row);
}

export function conversationOf(row: typeof conversations.$inferSelect): Conversation {
  const { id, channel, bot, chat, language, turn, seenFrom } = row;
  return { id, address: { channel, bot, chat }, language, turn, seenFrom: seenFrom ?? undefined };
}

/** The episode that has not ended. @param current spares reading the flows when they are those of today */
export function loadOpenEpisode(queries: Queries, id: ConversationId, current?: Library): Episode | undefined {
  const open = and(eq(episodes.conversation, id), isNull(episodes.endedAt));
  const row = queries.select().from(episodes).where(open).get();
  return row && loadEpisode(queries, row, current);
}

/** The case that a person has; otherwise the one that the last episode ended with, as long as it is open. */
export function loadHandedOver(queries: Queries, id: ConversationId): HandedOver | undefined {
  const row = openCaseWhere(queries, id, isNotNull(cases.claimedBy)) ?? lastEndedWith(queries, id);
  if (!row) return undefined;
  const { number, dossier, claimedBy, reminded } = row;
  return { number, trouble: dossier.trouble, claimed: claimedBy !== null, reminded };
}

function lastEndedWith(queries: Queries, id: ConversationId) {
  const last = queries
    .select({ number: episodes.number, outcome: episodes.outcome })
    .from(episodes)
    .where(eq(episodes.conversation, id))
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

import { and, asc, eq } from "drizzle-orm";
import { works } from "../../../db/schema/conversation-outbox.ts";
import { episodes } from "../../../db/schema/conversation.ts";
import type { ChatAddress } from "../../channels/channel.ts";
import type { EpisodeRecord } from "../../conversation/ports.ts";
import { findChat, loadEpisode } from "./load-conversation.ts";
import type { Queries } from "./open.ts";

/** Every trouble of a chat, oldest first. */
export function readEpisodes(queries: Queries, chat: ChatAddress): readonly EpisodeRecord[] {
  const found = findChat(queries, chat);
  if (!found) return [];
  const mine = eq(episodes.conversation, found.id);
  const rows = queries.select().from(episodes).where(mine).orderBy(asc(episodes.number)).all();
  return rows.map((row) => recordOf(queries, row));
}

function recordOf(queries: Queries, row: typeof episodes.$inferSelect): EpisodeRecord {
  const { outcome, flow } = row;
  const end = outcome === null || flow === null ? {} : { end: { outcome, flow } };
  return { ...loadEpisode(queries, row), ...end, works: readWorks(queries, row) };
}

function readWorks(queries: Queries, { conversation, number }: typeof episodes.$inferSelect): EpisodeRecord["works"] {
  const these = and(eq(works.conversation, conversation), eq(works.episode, number));
  const rows = queries.select().from(works).where(these).orderBy(asc(works.id)).all();
  return rows.flatMap(({ task, outcome }) =>
    "name" in task ? [{ name: task.name, outcome: outcome ?? undefined }] : [],
  );
}

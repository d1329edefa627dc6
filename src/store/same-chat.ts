import { and, eq, inArray } from "drizzle-orm";
import { chatAliases, conversations } from "../../db/schema/conversation.ts";
import type { ChatAddress } from "../channels/channel.ts";
import type { Queries } from "./open.ts";

/**
 * The id under which a chat is kept that has several names, inside the caller's transaction: what an earlier message
 * was kept under, otherwise the first. The others become names of it.
 *
 * @param ids at least one
 */
export function sameChat(queries: Queries, of: Pick<ChatAddress, "channel" | "bot">, ids: readonly string[]): string {
  const kept = keptUnder(queries, of, ids) ?? ids[0] ?? "";
  const rows = ids
    .filter((id) => id !== kept)
    .map((alias) => ({ channel: of.channel, bot: of.bot, alias, chat: kept }));
  if (rows.length > 0) queries.insert(chatAliases).values(rows).onConflictDoNothing().run();
  return kept;
}

function keptUnder(queries: Queries, { channel, bot }: Pick<ChatAddress, "channel" | "bot">, ids: readonly string[]) {
  const named = queries
    .select({ chat: chatAliases.chat })
    .from(chatAliases)
    .where(and(eq(chatAliases.channel, channel), eq(chatAliases.bot, bot), inArray(chatAliases.alias, [...ids])))
    .get();
  if (named) return named.chat;
  const these = and(
    eq(conversations.channel, channel),
    eq(conversations.bot, bot),
    inArray(conversations.chat, [...ids]),
  );
  return queries.select({ chat: conversations.chat }).from(conversations).where(these).get()?.chat;
}

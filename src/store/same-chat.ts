import { and, eq, inArray } from "drizzle-orm";
import { chatAliases, conversations } from "../../db/schema/conversation.ts";
import type { ChatAddress, ChatNames } from "../channels/channel.ts";
import type { Queries } from "./open.ts";

type Of = Pick<ChatAddress, "channel" | "bot">;

/**
 * The id under which a chat is kept that has several names, inside the caller's transaction: what an earlier message
 * was kept under, otherwise the first. The others become names of it.
 *
 * A number that somebody else's account writes with by now is taken off the chat that had it. Otherwise whoever is
 * given an admin's old number would be shown the requests of that admin's workspace, and could decide them.
 */
export function sameChat(queries: Queries, of: Of, { ids, account }: ChatNames): string {
  if (account === undefined) return joinUnder(queries, of, keptUnder(queries, of, ids) ?? ids[0] ?? "", ids);
  const numbers = ids.filter((id) => id !== account);
  for (const number of numbers) releaseFromOthers(queries, of, number, account);
  const own = keptUnder(queries, of, [account]);
  const kept = own ?? keptUnder(queries, of, numbers) ?? ids[0] ?? account;
  const now = isOldNumber(kept, account, numbers)
    ? moveTo(queries, of, kept, newName(queries, of, account, numbers))
    : kept;
  joinUnder(queries, of, now, numbers);
  keepAccount(queries, of, account, now);
  return now;
}

/** The person goes on under another number: answers to the old one would go to nobody, or to somebody else. */
const isOldNumber = (kept: string, account: string, numbers: readonly string[]): boolean =>
  numbers.length > 0 && kept !== account && !numbers.includes(kept);

/** The new number, unless a chat is kept under it already. */
function newName(queries: Queries, of: Of, account: string, [number]: readonly string[]): string {
  return number !== undefined && keptUnder(queries, of, [number]) === undefined ? number : account;
}

/** Takes a number off a chat of which another account is known. That chat goes on under its account. */
function releaseFromOthers(queries: Queries, of: Of, number: string, account: string): void {
  const kept = keptUnder(queries, of, [number]);
  const theirs = kept === undefined ? undefined : accountOf(queries, of, kept);
  if (kept === undefined || theirs === undefined || theirs === account) return;
  if (kept === number) moveTo(queries, of, kept, theirs);
  queries.delete(chatAliases).where(isName(of, number)).run();
}

/** Keeps a chat under another of its names from now on. @returns that name */
function moveTo(queries: Queries, of: Of, from: string, chat: string): string {
  queries.update(conversations).set({ chat }).where(isChat(of, from)).run();
  queries
    .update(chatAliases)
    .set({ chat })
    .where(and(eq(chatAliases.channel, of.channel), eq(chatAliases.bot, of.bot), eq(chatAliases.chat, from)))
    .run();
  return chat;
}

function joinUnder(queries: Queries, { channel, bot }: Of, chat: string, ids: readonly string[]): string {
  const rows = ids.filter((id) => id !== chat).map((alias) => ({ channel, bot, alias, chat }));
  if (rows.length > 0) queries.insert(chatAliases).values(rows).onConflictDoNothing().run();
  return chat;
}

function keepAccount(queries: Queries, { channel, bot }: Of, alias: string, chat: string): void {
  const target = [chatAliases.channel, chatAliases.bot, chatAliases.alias];
  const set = { chat, lasting: true };
  queries
    .insert(chatAliases)
    .values({ channel, bot, alias, ...set })
    .onConflictDoUpdate({ target, set })
    .run();
}

function keptUnder(queries: Queries, of: Of, ids: readonly string[]): string | undefined {
  const { channel, bot } = of;
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

/** The account that is known to write in a chat. */
const accountOf = (queries: Queries, { channel, bot }: Of, chat: string): string | undefined =>
  queries
    .select({ account: chatAliases.alias })
    .from(chatAliases)
    .where(
      and(
        eq(chatAliases.channel, channel),
        eq(chatAliases.bot, bot),
        eq(chatAliases.chat, chat),
        eq(chatAliases.lasting, true),
      ),
    )
    .get()?.account;

const isName = ({ channel, bot }: Of, alias: string) =>
  and(eq(chatAliases.channel, channel), eq(chatAliases.bot, bot), eq(chatAliases.alias, alias));

const isChat = ({ channel, bot }: Of, chat: string) =>
  and(eq(conversations.channel, channel), eq(conversations.bot, bot), eq(conversations.chat, chat));

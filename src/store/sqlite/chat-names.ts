import { and, eq, inArray, or } from "drizzle-orm";
import { chatAliases, conversations } from "../../../db/schema/conversation.ts";
import type { ChatAddress } from "../../channels/channel.ts";
import type { ConversationStore, KnownNames, NameChange } from "../../conversation/ports.ts";
import { applyBy } from "./apply-by.ts";
import type { Queries } from "./database.ts";

type Of = Pick<ChatAddress, "channel" | "bot">;
type SameChat = ConversationStore["sameChat"];

/** Load, decide, save, inside the caller's transaction. @returns the id under which the chat is kept */
export function keepChatNames(
  queries: Queries,
  of: Of,
  { ids, account }: Parameters<SameChat>[1],
  decide: Parameters<SameChat>[2],
): string {
  const { chat, changes } = decide(loadNames(queries, of, account === undefined ? ids : [...ids, account]));
  for (const change of changes) apply(queries, change, of);
  return chat;
}

/** The names among these ids, and all names of the chats that these ids lead to. */
function loadNames(queries: Queries, of: Of, ids: readonly string[]): KnownNames {
  const named = queries.select().from(chatAliases).where(isNamed(of, ids)).all();
  const chats = [...new Set([...ids, ...named.map(({ chat }) => chat)])];
  const all = queries
    .select({ name: chatAliases.alias, chat: chatAliases.chat, lasting: chatAliases.lasting })
    .from(chatAliases)
    .where(or(isNamed(of, ids), areOf(of, chats)))
    .all();
  const kept = and(...ofBot(conversations, of), inArray(conversations.chat, chats));
  return {
    chats: queries
      .select({ chat: conversations.chat })
      .from(conversations)
      .where(kept)
      .all()
      .map(({ chat }) => chat),
    names: all,
  };
}

const ofBot = (table: typeof chatAliases | typeof conversations, { channel, bot }: Of) => [
  eq(table.channel, channel),
  eq(table.bot, bot),
];

const isNamed = (of: Of, names: readonly string[]) =>
  and(...ofBot(chatAliases, of), inArray(chatAliases.alias, [...names]));

const areOf = (of: Of, chats: readonly string[]) =>
  and(...ofBot(chatAliases, of), inArray(chatAliases.chat, [...chats]));

const apply = applyBy<NameChange, Of>({
  "chat-renamed": (queries, { from, to }, of) => {
    queries
      .update(conversations)
      .set({ chat: to })
      .where(and(...ofBot(conversations, of), eq(conversations.chat, from)))
      .run();
    queries
      .update(chatAliases)
      .set({ chat: to })
      .where(areOf(of, [from]))
      .run();
  },
  "name-taken-off": (queries, { name }, of) =>
    void queries
      .delete(chatAliases)
      .where(isNamed(of, [name]))
      .run(),
  "name-added": (queries, { name: alias, chat }, of) =>
    void queries
      .insert(chatAliases)
      .values({ channel: of.channel, bot: of.bot, alias, chat })
      .onConflictDoNothing()
      .run(),
  "account-kept": (queries, { name: alias, chat }, { channel, bot }) => {
    const set = { chat, lasting: true };
    queries
      .insert(chatAliases)
      .values({ channel, bot, alias, ...set })
      .onConflictDoUpdate({ target: [chatAliases.channel, chatAliases.bot, chatAliases.alias], set })
      .run();
  },
});

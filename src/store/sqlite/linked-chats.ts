import { and, asc, count, desc, eq, gt, gte, isNull, lte, type Placeholder, type SQL } from "drizzle-orm";
import { linkCodes, linkedChats, linkTries } from "../../../db/schema/linked-chats.ts";
import type { Change, LinkedChatChange, LinkedChatStore, LinkState, LinkSubject } from "../../auth/ports.ts";
import type { AccountId, ConversationId, Instant } from "../../shared/brand.ts";
import { byId, loadAccount } from "./accounts.ts";
import { expectOneRow } from "./conflict.ts";
import type { Queries } from "./database.ts";
import { loadSession } from "./sessions.ts";
import type { UnitRunner } from "./unit-of-work.ts";
import type { Applies } from "./apply-by.ts";

/** The database side of linked chats. */
export const linkedChatStore = (runner: UnitRunner<Change>): LinkedChatStore => ({
  decide: async (unit) => runner.run(unit, (queries) => loadState(queries, unit.subject)),
  read: async (subject) => loadState(runner.queries, subject),
  idle: async (now) =>
    runner.queries
      .select({ id: linkedChats.id })
      .from(linkedChats)
      .where(and(isNull(linkedChats.endedAt), lte(linkedChats.idleAt, now)))
      .all()
      .map(({ id }) => id),
});

const NOTHING: LinkState = {
  session: undefined,
  openCodes: [],
  chats: [],
  code: undefined,
  link: undefined,
  tries: 0,
};

function loadState(queries: Queries, subject: LinkSubject): LinkState {
  if (subject.kind === "code") {
    const { mac, conversation } = subject;
    const link = openLink(queries, eq(linkedChats.conversation, conversation));
    return { ...NOTHING, code: loadCode(queries, mac), link, tries: triesIn(queries, subject) };
  }
  if (subject.kind === "chat")
    return { ...NOTHING, link: openLink(queries, eq(linkedChats.conversation, subject.conversation)) };
  if (subject.kind === "link") return { ...NOTHING, link: openLink(queries, eq(linkedChats.id, subject.id)) };
  const session = loadSession(queries, subject.hash);
  if (!session) return NOTHING;
  const { id } = session.account;
  return { ...NOTHING, session, openCodes: openCodesOf(queries, id), chats: chatsOf(queries, id) };
}

/** A link that stands: nobody ended it, and somebody wrote in the chat lately enough. */
export const stands = (now: Instant | Placeholder): SQL | undefined =>
  and(isNull(linkedChats.endedAt), gt(linkedChats.idleAt, now));

/** Whose chat a conversation is at this moment. */
export const linkOf = (queries: Queries, conversation: ConversationId, now: Instant) =>
  queries
    .select({ account: linkedChats.account, linkedAt: linkedChats.linkedAt })
    .from(linkedChats)
    .where(and(eq(linkedChats.conversation, conversation), stands(now)))
    .get();

function openLink(queries: Queries, which: SQL): LinkState["link"] {
  const row = queries
    .select()
    .from(linkedChats)
    .where(and(which, isNull(linkedChats.endedAt)))
    .get();
  const account = row && loadAccount(queries, byId(row.account));
  return row && account && { id: row.id, account, channel: row.channel, idleAt: row.idleAt };
}

/** The chats of an account at this moment, newest first. */
const chatsOf = (queries: Queries, account: AccountId) =>
  queries
    .select({
      id: linkedChats.id,
      channel: linkedChats.channel,
      linkedAt: linkedChats.linkedAt,
      idleAt: linkedChats.idleAt,
      conversation: linkedChats.conversation,
    })
    .from(linkedChats)
    .where(and(eq(linkedChats.account, account), isNull(linkedChats.endedAt)))
    .orderBy(desc(linkedChats.linkedAt), desc(linkedChats.sequence))
    .all();

const openCodesOf = (queries: Queries, account: AccountId): LinkState["openCodes"] =>
  queries
    .select({ mac: linkCodes.mac, expiresAt: linkCodes.expiresAt })
    .from(linkCodes)
    .where(and(eq(linkCodes.account, account), isNull(linkCodes.endedAt)))
    .orderBy(asc(linkCodes.sequence))
    .all();

function loadCode(queries: Queries, mac: typeof linkCodes.$inferSelect.mac): LinkState["code"] {
  const row = queries.select().from(linkCodes).where(eq(linkCodes.mac, mac)).get();
  const account = row && loadAccount(queries, byId(row.account));
  return row && account && { account, expiresAt: row.expiresAt, ended: row.endedAt !== null };
}

function triesIn(queries: Queries, { conversation, triesFrom }: Extract<LinkSubject, { readonly kind: "code" }>) {
  const recent = and(eq(linkTries.conversation, conversation), gt(linkTries.at, triesFrom));
  return queries.select({ tries: count() }).from(linkTries).where(recent).get()?.tries ?? 0;
}

/** How each change of linked chats becomes rows. */
export const linkedChatChanges: Applies<LinkedChatChange, Instant> = {
  "link-code-drawn": (queries, { mac, account, expiresAt }, now) =>
    void queries.insert(linkCodes).values({ mac, account, expiresAt, drawnAt: now }).run(),
  "link-code-ended": (queries, { mac }, now) => void endCode(queries, mac, now),
  "link-code-used": (queries, { mac }, now) => expectOneRow(endCode(queries, mac, now), "link code"),
  "link-try-counted": (queries, { conversation }, now) =>
    void queries.insert(linkTries).values({ conversation, at: now }).run(),
  "chat-linked": (queries, { id, account, conversation, channel, idleAt }, now) =>
    void queries.insert(linkedChats).values({ id, account, conversation, channel, idleAt, linkedAt: now }).run(),
  "chat-unlinked": (queries, { id }, now) =>
    void queries.update(linkedChats).set({ endedAt: now }).where(eq(linkedChats.id, id)).run(),
  "chats-unlinked": unlinkAll,
};

/** The one statement that uses a code up. */
const endCode = (queries: Queries, mac: typeof linkCodes.$inferSelect.mac, now: Instant) =>
  queries
    .update(linkCodes)
    .set({ endedAt: now })
    .where(and(eq(linkCodes.mac, mac), isNull(linkCodes.endedAt)))
    .run();

function unlinkAll(
  queries: Queries,
  { account, linkedSince }: Extract<LinkedChatChange, { readonly kind: "chats-unlinked" }>,
  now: Instant,
): void {
  const since = linkedSince && gte(linkedChats.linkedAt, linkedSince);
  const open = and(eq(linkedChats.account, account), isNull(linkedChats.endedAt), since);
  queries.update(linkedChats).set({ endedAt: now }).where(open).run();
  queries
    .update(linkCodes)
    .set({ endedAt: now })
    .where(and(eq(linkCodes.account, account), isNull(linkCodes.endedAt)))
    .run();
}

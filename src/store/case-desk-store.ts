import { and, asc, desc, eq, gte, isNull, or, sql } from "drizzle-orm";
import { topicMessages } from "../../db/schema/case-topics.ts";
import { cases } from "../../db/schema/conversation-outbox.ts";
import type { CaseDeskStore, CaseState, ListedCase } from "../conversation/ports.ts";
import type { Instant } from "../shared/brand.ts";
import { applyCaseChange } from "./apply-case-change.ts";
import { caseRow, casesWithChats, listedOf, lookAtCase, numberOfTopic } from "./load-case.ts";
import { linkOf } from "./linked-chat-store.ts";
import { byId, loadAccount } from "./load-account.ts";
import { findChat } from "./load-conversation.ts";
import { loadSession } from "./load-session.ts";
import type { OpenStore, Queries } from "./open.ts";
import type { SaveParts } from "./save-decision.ts";
import { takeTurn } from "./take-turn.ts";

/** So many cases are listed at once. */
const LONGEST_LIST = 200;

/** The database side of the desk where people take over cases. */
export const caseDeskStore = (store: OpenStore, parts: SaveParts): CaseDeskStore => ({
  session: async (hash) => loadSession(store.queries, hash),
  list: async (since) => listCases(store.queries, since),
  look: async (number) => lookAtCase(store.queries, number),
  decide: async ({ by, on, ...turn }) =>
    takeTurn(store, parts, turn, (queries) => loadCase(queries, by, on, turn.now), applyCaseChange),
});

type Turn = Parameters<CaseDeskStore["decide"]>[0];

function loadCase(queries: Queries, by: Turn["by"], on: Turn["on"], now: Instant): CaseState {
  const actor = loadActor(queries, by, now);
  if ("number" in on) return { actor, found: find(queries, on.number), said: undefined };
  const number = numberOfTopic(queries, on.place, on.topic);
  return { actor, found: number === undefined ? undefined : find(queries, number), said: loadSaid(queries, on) };
}

function loadActor(queries: Queries, by: Turn["by"], now: Instant): CaseState["actor"] {
  if ("session" in by) return { kind: "session", session: loadSession(queries, by.session) };
  const chat = findChat(queries, by.chat);
  const link = chat && linkOf(queries, chat.id, now);
  return { kind: "chat", channel: by.chat.channel, owner: link && loadAccount(queries, byId(link.account)) };
}

function find(queries: Queries, number: string): ListedCase | undefined {
  const row = caseRow(queries, number);
  return row && listedOf(row);
}

/** What an earlier message of a topic became: its first line, and its newest words. */
function loadSaid(queries: Queries, message: Extract<Turn["on"], { readonly place: string }>): CaseState["said"] {
  const these = and(eq(topicMessages.place, message.place), eq(topicMessages.messageId, message.messageId));
  const rows = queries.select().from(topicMessages).where(these).orderBy(asc(topicMessages.sequence)).all();
  const first = rows[0];
  const newest = rows.at(-1);
  return first && newest && { message, sequence: first.sequence, text: newest.text };
}

const listCases = (queries: Queries, since: Parameters<CaseDeskStore["list"]>[0]): readonly ListedCase[] =>
  casesWithChats(queries)
    .where(or(isNull(cases.closedAt), gte(cases.closedAt, since)))
    .orderBy(
      asc(sql`${cases.closedAt} is not null`),
      asc(sql`${cases.claimedBy} is not null`),
      ...[desc(cases.openedAt), desc(sql`${cases}.rowid`)],
    )
    .limit(LONGEST_LIST)
    .all()
    .map(listedOf);

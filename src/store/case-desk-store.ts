import { asc, desc, eq, gte, isNull, or, sql } from "drizzle-orm";
import { accounts } from "../../db/schema/auth.ts";
import { cases } from "../../db/schema/conversation-outbox.ts";
import { conversations } from "../../db/schema/conversation.ts";
import type { CaseDeskStore, ListedCase } from "../conversation/ports.ts";
import { applyCaseChange } from "./apply-case-change.ts";
import { loadSession } from "./load-session.ts";
import type { OpenStore, Queries } from "./open.ts";
import { readLines } from "./read-history.ts";
import type { SaveParts } from "./save-decision.ts";
import { takeTurn } from "./take-turn.ts";

/** So many cases are listed at once. */
const LONGEST_LIST = 200;

/** The database side of the desk where people take over cases. */
export const caseDeskStore = (store: OpenStore, parts: SaveParts): CaseDeskStore => ({
  session: async (hash) => loadSession(store.queries, hash),
  list: async (since) => listCases(store.queries, since),
  look: async (number) => {
    const row = caseRow(store.queries, number);
    if (!row) return undefined;
    const { dossier, conversation } = row.cases;
    return { ...listedOf(row), dossier, transcript: readLines(store.queries, conversation, 0) };
  },
  decide: async ({ session, number, ...turn }) =>
    takeTurn(store, parts, turn, (queries) => loadCase(queries, session, number), applyCaseChange),
});

function loadCase(queries: Queries, session: Parameters<typeof loadSession>[1], number: string) {
  const row = caseRow(queries, number);
  return { session: loadSession(queries, session), found: row && listedOf(row) };
}

const withChat = (queries: Queries) =>
  queries
    .select()
    .from(cases)
    .innerJoin(conversations, eq(conversations.id, cases.conversation))
    .leftJoin(accounts, eq(accounts.id, cases.claimedBy));

const caseRow = (queries: Queries, number: string) => withChat(queries).where(eq(cases.number, number)).get();

const listCases = (queries: Queries, since: Parameters<CaseDeskStore["list"]>[0]): readonly ListedCase[] =>
  withChat(queries)
    .where(or(isNull(cases.closedAt), gte(cases.closedAt, since)))
    .orderBy(
      asc(sql`${cases.closedAt} is not null`),
      asc(sql`${cases.claimedBy} is not null`),
      ...[desc(cases.openedAt), desc(sql`${cases}.rowid`)],
    )
    .limit(LONGEST_LIST)
    .all()
    .map(listedOf);

type Row = NonNullable<ReturnType<typeof caseRow>>;

function listedOf({ cases: one, conversations: chat, accounts: holder }: Row): ListedCase {
  const { number, openedAt, closedAt, dossier } = one;
  return {
    ...{ number, openedAt, closedAt: closedAt ?? undefined, trouble: dossier.trouble },
    ...{ channel: chat.channel, language: chat.language },
    holder: holder ? { id: holder.id, name: holder.name } : undefined,
  };
}

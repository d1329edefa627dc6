import { and, eq, gte, max, sql } from "drizzle-orm";
import { approvalCards } from "../../../db/schema/approvals.ts";
import { sessions } from "../../../db/schema/auth-sessions.ts";
import { conversations } from "../../../db/schema/conversation.ts";
import { linkedChats } from "../../../db/schema/linked-chats.ts";
import type { ApprovalState } from "../../approvals/ports.ts";
import { type AccountId, type ConversationId, type Instant, instant } from "../../shared/brand.ts";
import { byId, loadAccount } from "./accounts.ts";
import { linkOf, stands } from "./linked-chats.ts";
import type { Queries } from "./database.ts";
import { prepared } from "./statement-cache.ts";

const chatsOf = prepared((queries) =>
  queries
    .select({ id: conversations.id })
    .from(linkedChats)
    .innerJoin(conversations, eq(conversations.id, linkedChats.conversation))
    .where(and(eq(linkedChats.account, sql.placeholder("account")), stands(sql.placeholder("now"))))
    .prepare(),
);
const newestPassword = prepared((queries) =>
  queries
    .select({ at: max(sessions.passwordAt) })
    .from(sessions)
    .where(eq(sessions.account, sql.placeholder("account")))
    .prepare(),
);
const chatsWithCard = prepared((queries) =>
  queries
    .select({ conversation: approvalCards.conversation })
    .from(approvalCards)
    .innerJoin(linkedChats, eq(linkedChats.conversation, approvalCards.conversation))
    .where(
      and(
        eq(approvalCards.request, sql.placeholder("request")),
        stands(sql.placeholder("now")),
        gte(approvalCards.sentAt, linkedChats.linkedAt),
      ),
    )
    .prepare(),
);

/** Linked chats of an account that are still there. */
export const reachableChats = (queries: Queries, account: AccountId, now: Instant): readonly ConversationId[] =>
  chatsOf(queries)
    .all({ account, now })
    .map(({ id }) => id);

/** Whose a chat is at this moment. */
export function ownerOf(queries: Queries, conversation: ConversationId, now: Instant): ApprovalState["chatOwner"] {
  const link = linkOf(queries, conversation, now);
  const account = link && loadAccount(queries, byId(link.account));
  if (!account) return undefined;
  const newest = newestPassword(queries).get({ account: account.id })?.at;
  return { ...account, passwordAt: newest === null || newest === undefined ? undefined : instant(newest) };
}

/** Chats that showed a request. One that was unlinked since, or is somebody else's now, is told nothing more. */
export const cardsOf = (queries: Queries, request: string, now: Instant): readonly ConversationId[] =>
  chatsWithCard(queries)
    .all({ request, now })
    .map(({ conversation }) => conversation);

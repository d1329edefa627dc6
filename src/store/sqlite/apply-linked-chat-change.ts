import { and, eq, gte, isNull } from "drizzle-orm";
import { linkCodes, linkedChats, linkTries } from "../../../db/schema/linked-chats.ts";
import type { LinkedChatChange } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { never } from "../../shared/never.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";

export function applyLinkedChatChange(queries: Queries, change: LinkedChatChange, now: Instant): void {
  switch (change.kind) {
    case "link-code-drawn": {
      const { mac, account, expiresAt } = change;
      queries.insert(linkCodes).values({ mac, account, expiresAt, drawnAt: now }).run();
      break;
    }
    case "link-code-ended":
      endCode(queries, change.mac, now);
      break;
    case "link-code-used":
      mustHaveChangedOne(endCode(queries, change.mac, now), "link code");
      break;
    case "link-try-counted":
      queries.insert(linkTries).values({ conversation: change.conversation, at: now }).run();
      break;
    case "chat-linked": {
      const { id, account, conversation, channel, idleAt } = change;
      queries.insert(linkedChats).values({ id, account, conversation, channel, idleAt, linkedAt: now }).run();
      break;
    }
    case "chat-unlinked":
      queries.update(linkedChats).set({ endedAt: now }).where(eq(linkedChats.id, change.id)).run();
      break;
    case "chats-unlinked":
      unlinkAll(queries, change, now);
      break;
    default:
      never(change);
  }
}

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

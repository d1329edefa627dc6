import { and, eq } from "drizzle-orm";
import { approvalCards, approvals } from "../../db/schema/approvals.ts";
import type { RequestChange } from "../approvals/ports.ts";
import type { Instant } from "../shared/brand.ts";
import { never } from "../shared/never.ts";
import { noteChat } from "./note-chat.ts";
import { wakeWork } from "./conversation-work.ts";
import type { Queries } from "./open.ts";
import { mustHaveChangedOne } from "./spent.ts";
import { wantPerson } from "./want-person.ts";

export function applyRequestChange(queries: Queries, change: RequestChange, now: Instant): void {
  switch (change.kind) {
    case "request-opened": {
      const { request, remindAt } = change;
      const recovery = request.details.kind === "recovery" ? request.details.recovery : null;
      const row = { ...request, recovery, openedAt: now, remindAt: remindAt ?? null };
      queries
        .insert(approvals)
        .values({ ...row, status: "open" })
        .run();
      break;
    }
    case "request-decided":
      decide(queries, change, now);
      break;
    case "request-expired":
      changeOpen(queries, change.id, { status: "expired", remindAt: null });
      wakeWhoAsked(queries, change.id, now);
      break;
    case "admins-reminded":
      changeOpen(queries, change.id, { remindAt: null });
      break;
    case "card-sent":
      sendCard(queries, change, now);
      break;
    case "chat-told":
      noteChat(queries, change, now);
      break;
    case "person-needed":
      wantPerson(queries, change, now);
      break;
    case "effect-settled": {
      const due = and(eq(approvals.id, change.id), eq(approvals.effect, "due"));
      const set = {
        effect: change.trouble === undefined ? "done" : "failed",
        trouble: change.trouble ?? null,
      } as const;
      mustHaveChangedOne(queries.update(approvals).set(set).where(due).run(), "effect");
      wakeWhoAsked(queries, change.id, now);
      break;
    }
    default:
      never(change);
  }
}

/** A chat that was unlinked and is linked again has not been shown it: what it was shown before does not count. */
function sendCard(
  queries: Queries,
  { request, conversation, note }: Extract<RequestChange, { readonly kind: "card-sent" }>,
  now: Instant,
): void {
  const shown = { sentAt: now };
  queries
    .insert(approvalCards)
    .values({ request, conversation, ...shown })
    .onConflictDoUpdate({ target: [approvalCards.request, approvalCards.conversation], set: shown })
    .run();
  noteChat(queries, { conversation, key: `card:${request}:${String(now)}`, note }, now);
}

/** Saying no to an address changes nothing, so nothing is left to carry out. */
function decide(
  queries: Queries,
  { id, by, passwordAt, choice, reason }: Extract<RequestChange, { readonly kind: "request-decided" }>,
  now: Instant,
): void {
  const kind = queries.select().from(approvals).where(eq(approvals.id, id)).get()?.details.kind;
  changeOpen(queries, id, {
    decidedBy: by,
    decidedAt: now,
    passwordAt: passwordAt ?? null,
    choice,
    reason: reason ?? null,
    remindAt: null,
    status: choice === "no" ? "declined" : "approved",
    effect: choice === "no" && kind === "ip-whitelist" ? null : "due",
  });
  wakeWhoAsked(queries, id, now);
}

/** The chat in which it was asked waits for this. */
function wakeWhoAsked(queries: Queries, id: string, now: Instant): void {
  const row = queries.select().from(approvals).where(eq(approvals.id, id)).get();
  if (row) wakeWork(queries, row.conversation, now);
}

/** The one statement that lets the first decision win. */
function changeOpen(queries: Queries, id: string, set: Partial<typeof approvals.$inferInsert>): void {
  const open = and(eq(approvals.id, id), eq(approvals.status, "open"));
  mustHaveChangedOne(queries.update(approvals).set(set).where(open).run(), "request");
}

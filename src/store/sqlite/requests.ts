import { and, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import { approvalCards, approvals } from "../../../db/schema/approvals.ts";
import { challenges } from "../../../db/schema/auth-codes.ts";
import { mailboxClaims } from "../../../db/schema/auth-mailboxes.ts";
import { episodes } from "../../../db/schema/conversation.ts";
import { recoveries } from "../../../db/schema/recovery.ts";
import type {
  ApprovalRequest,
  ApprovalState,
  ApprovalSubject,
  RecoveryFound,
  RequestChange,
} from "../../approvals/ports.ts";
import { type AccountId, accountId, type Instant, type WorkspaceId, workspaceId } from "../../shared/brand.ts";
import { DAY } from "../../shared/clock.ts";
import { activeAdmins, byId, earlierAddresses, loadAccount } from "./accounts.ts";
import { cardsOf, ownerOf, reachableChats } from "./admin-chats.ts";
import { expectOneRow } from "./conflict.ts";
import { noteChat } from "./inbox.ts";
import type { Queries } from "./database.ts";
import { loadSession } from "./sessions.ts";
import { prepared } from "./statement-cache.ts";
import { wakeEffects, wantPerson } from "./effects.ts";
import { applyBy } from "./apply-by.ts";

const NOBODY: { readonly session?: undefined; readonly conversation?: undefined } = {};

/** All that a rule of the approvals may look at. @param now at which a linked chat must still count */
export function loadApproval(queries: Queries, subject: ApprovalSubject, now: Instant): ApprovalState {
  const request = subject.kind === "request" ? loadRequest(queries, subject.id) : undefined;
  const recovery = loadRecovery(queries, subject, request);
  const named = subject.kind === "account" ? subject.account : (request?.account ?? recovery?.account);
  const account = loadAccount(queries, byId(named ?? accountId("")));
  const { session: hash, conversation: chat } = subject.kind === "request" ? subject : NOBODY;
  const admins = activeAdmins(queries, account?.workspace ?? workspaceId(""));
  return {
    request,
    recovery,
    account,
    session: hash && loadSession(queries, hash),
    admins: admins.map((admin) => ({ ...admin, chats: reachableChats(queries, admin.id, now) })),
    earlier: earlierAddresses(queries, account?.id ?? accountId("")),
    chatOwner: chat && ownerOf(queries, chat, now),
    cards: cardsOf(queries, request?.id ?? "", now),
    decidedByName: loadAccount(queries, byId(request?.decidedBy ?? accountId("")))?.name,
    vouchesOfDay: vouchesSince(queries, account?.workspace ?? workspaceId(""), now),
    openOfAccount: openOf(queries, account?.id ?? accountId("")),
    episode: newestEpisode(queries).get({ conversation: askedIn(subject, request) })?.number,
    codesInUse: openCodes(queries)
      .all()
      .map(({ code }) => code),
  };
}

const requestById = prepared((queries) =>
  queries
    .select()
    .from(approvals)
    .where(eq(approvals.id, sql.placeholder("id")))
    .prepare(),
);
const requestsOf = prepared((queries) =>
  queries
    .select()
    .from(approvals)
    .where(and(eq(approvals.account, sql.placeholder("account")), eq(approvals.status, "open")))
    .orderBy(desc(approvals.sequence))
    .prepare(),
);
const requestsSince = prepared((queries) =>
  queries
    .select({ details: approvals.details })
    .from(approvals)
    .where(and(eq(approvals.workspace, sql.placeholder("workspace")), gt(approvals.openedAt, sql.placeholder("since"))))
    .prepare(),
);

const vouchesSince = (queries: Queries, workspace: WorkspaceId, now: Instant): number =>
  requestsSince(queries)
    .all({ workspace, since: now - DAY })
    .filter(({ details }) => details.kind === "recovery" && details.step === "vouch").length;

const openCodes = prepared((queries) =>
  queries.select({ code: approvals.code }).from(approvals).where(eq(approvals.status, "open")).prepare(),
);

const newestEpisode = prepared((queries) =>
  queries
    .select({ number: episodes.number })
    .from(episodes)
    .where(eq(episodes.conversation, sql.placeholder("conversation")))
    .orderBy(desc(episodes.number))
    .limit(1)
    .prepare(),
);

const askedIn = (subject: ApprovalSubject, request: ApprovalRequest | undefined): string =>
  (subject.kind === "recovery" ? subject.conversation : request?.conversation) ?? "";

function loadRequest(queries: Queries, id: string): ApprovalRequest | undefined {
  const row = requestById(queries).get({ id });
  return row && requestOf(row);
}

const openOf = (queries: Queries, account: AccountId): readonly ApprovalRequest[] =>
  requestsOf(queries).all({ account }).map(requestOf);

export function requestOf(row: typeof approvals.$inferSelect): ApprovalRequest {
  const { id, code, workspace, account, details, conversation, openedAt, expiresAt, status } = row;
  return {
    id,
    code,
    workspace,
    account,
    details,
    conversation,
    openedAt,
    expiresAt,
    status,
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt ?? undefined,
    passwordAt: row.passwordAt ?? undefined,
    choice: row.choice ?? undefined,
    reason: row.reason ?? undefined,
    effect: row.effect ?? undefined,
    trouble: row.trouble ?? undefined,
  };
}

const newestRecovery = (queries: Queries, which: SQL) =>
  queries
    .select({ recovery: recoveries, newAddress: mailboxClaims.newAddress })
    .from(recoveries)
    .innerJoin(mailboxClaims, eq(mailboxClaims.id, recoveries.id))
    .innerJoin(challenges, eq(challenges.id, recoveries.id))
    .where(which)
    .orderBy(desc(recoveries.askedAt), desc(challenges.sequence))
    .limit(1)
    .prepare();
const recoveryById = prepared((queries) => newestRecovery(queries, eq(recoveries.id, sql.placeholder("id"))));
const recoveryIn = prepared((queries) =>
  newestRecovery(queries, eq(challenges.conversation, sql.placeholder("conversation"))),
);

/** The recovery that the request is about, or the newest whose mailbox was proved in the conversation. */
function loadRecovery(
  queries: Queries,
  subject: ApprovalSubject,
  request: ApprovalRequest | undefined,
): RecoveryFound | undefined {
  const id = request?.details.kind === "recovery" ? request.details.recovery : "";
  const row =
    subject.kind === "recovery"
      ? recoveryIn(queries).get({ conversation: subject.conversation })
      : recoveryById(queries).get({ id });
  if (!row) return undefined;
  const { account, stage, vouchedBy, askedAt, expiresAt, runsAt } = row.recovery;
  return {
    id: row.recovery.id,
    stage,
    askedAt,
    expiresAt,
    mailbox: row.newAddress,
    account: account ?? undefined,
    vouchedBy: vouchedBy ?? undefined,
    runsAt: runsAt ?? undefined,
  };
}

/** Before an account goes: who has an open request of it before them hears that it is over, and who waits for its end looks again. */
export function endRequestsOf(queries: Queries, account: AccountId, now: Instant): void {
  for (const { id, code, conversation } of openOf(queries, account)) {
    for (const chat of cardsOf(queries, id, now))
      noteChat(queries, { conversation: chat, key: `over:${id}`, note: { kind: "card-over", request: id, code } }, now);
    wakeEffects(queries, conversation, now);
  }
}

/** Turns a change of a request into rows. */
export const applyRequestChange = applyBy<RequestChange, Instant>({
  "request-opened": (queries, { request, remindAt }, now) => {
    const recovery = request.details.kind === "recovery" ? request.details.recovery : null;
    const row = { ...request, recovery, openedAt: now, remindAt: remindAt ?? null };
    queries
      .insert(approvals)
      .values({ ...row, status: "open" })
      .run();
  },
  "request-decided": decide,
  "request-expired": (queries, { id }, now) => {
    changeOpen(queries, id, { status: "expired", remindAt: null });
    wakeWhoAsked(queries, id, now);
  },
  "admins-reminded": (queries, { id }) => changeOpen(queries, id, { remindAt: null }),
  "card-sent": sendCard,
  "chat-told": noteChat,
  "person-needed": wantPerson,
  "effect-settled": (queries, { id, trouble }, now) => {
    const due = and(eq(approvals.id, id), eq(approvals.effect, "due"));
    const set = { effect: trouble === undefined ? "done" : "failed", trouble: trouble ?? null } as const;
    expectOneRow(queries.update(approvals).set(set).where(due).run(), "effect");
    wakeWhoAsked(queries, id, now);
  },
});

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

function decide(
  queries: Queries,
  { id, by, passwordAt, choice, reason, status, effect }: Extract<RequestChange, { readonly kind: "request-decided" }>,
  now: Instant,
): void {
  changeOpen(queries, id, {
    decidedBy: by,
    decidedAt: now,
    passwordAt: passwordAt ?? null,
    choice,
    reason: reason ?? null,
    remindAt: null,
    status,
    effect: effect ?? null,
  });
  wakeWhoAsked(queries, id, now);
}

/** The chat in which it was asked waits for this. */
function wakeWhoAsked(queries: Queries, id: string, now: Instant): void {
  const row = queries.select().from(approvals).where(eq(approvals.id, id)).get();
  if (row) wakeEffects(queries, row.conversation, now);
}

/** The one statement that lets the first decision win. */
function changeOpen(queries: Queries, id: string, set: Partial<typeof approvals.$inferInsert>): void {
  const open = and(eq(approvals.id, id), eq(approvals.status, "open"));
  expectOneRow(queries.update(approvals).set(set).where(open).run(), "request");
}

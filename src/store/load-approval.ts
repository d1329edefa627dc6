import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { approvals } from "../../db/schema/approvals.ts";
import { challenges } from "../../db/schema/auth-codes.ts";
import { mailboxClaims } from "../../db/schema/auth-mailboxes.ts";
import { recoveries } from "../../db/schema/recovery.ts";
import type { ApprovalRequest, ApprovalState, ApprovalSubject, RecoveryFound } from "../approvals/ports.ts";
import { type AccountId, accountId, type Instant, workspaceId } from "../shared/brand.ts";
import { activeAdmins } from "./active-admins.ts";
import { cardsOf, ownerOf, reachableChats } from "./admin-chats.ts";
import { earlierAddresses } from "./earlier-addresses.ts";
import { byId, loadAccount } from "./load-account.ts";
import { loadSession } from "./load-session.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

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
    openOfAccount: openOf(queries, account?.id ?? accountId("")),
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
    .orderBy(desc(sql`rowid`))
    .prepare(),
);
const openCodes = prepared((queries) =>
  queries.select({ code: approvals.code }).from(approvals).where(eq(approvals.status, "open")).prepare(),
);

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
    .orderBy(desc(sql`${recoveries}.rowid`))
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

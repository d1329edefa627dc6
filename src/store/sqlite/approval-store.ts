import { and, desc, eq, gte, lte, or, sql } from "drizzle-orm";
import { approvals } from "../../../db/schema/approvals.ts";
import { accounts } from "../../../db/schema/auth.ts";
import type { ApprovalStore, RequestChange, RequestOnBoard } from "../../approvals/ports.ts";
import type { AuditChain } from "../../auth/ports.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import type { Random } from "../../shared/random.ts";
import { earlierAddresses } from "./accounts.ts";
import type { OpenStore, Queries } from "./database.ts";
import { applyRequestChange, loadApproval, requestOf } from "./requests.ts";
import { loadSession } from "./sessions.ts";
import { unitRunner } from "./unit-of-work.ts";

/** The database side of the approvals. */
export function approvalStore(store: OpenStore, random: Random, chain: AuditChain): ApprovalStore {
  const runner = unitRunner<RequestChange>(store, { newId: () => random.id(), chain }, applyRequestChange);
  return {
    decide: async (unit) => runner.run(unit, (queries) => loadApproval(queries, unit.subject, unit.now)),
    read: async (subject, now) => loadApproval(store.queries, subject, now),
    session: async (hash) => loadSession(store.queries, hash),
    board: async (workspace, since) => readBoard(store.queries, workspace, since),
    newestOf: async (conversation) => {
      const newest = store.queries
        .select()
        .from(approvals)
        .where(eq(approvals.conversation, conversation))
        .orderBy(desc(approvals.sequence))
        .limit(1)
        .get();
      return newest && requestOf(newest);
    },
    due: async (now) => readDue(store.queries, now),
  };
}

function readBoard(
  queries: Queries,
  workspace: typeof approvals.$inferSelect.workspace,
  since: Instant,
): readonly RequestOnBoard[] {
  return queries
    .select({ request: approvals, name: accounts.name, email: accounts.email })
    .from(approvals)
    .innerJoin(accounts, eq(accounts.id, approvals.account))
    .where(and(eq(approvals.workspace, workspace), or(eq(approvals.status, "open"), gte(approvals.openedAt, since))))
    .orderBy(desc(approvals.openedAt), desc(approvals.sequence))
    .all()
    .map(({ request, name, email }) => ({
      ...requestOf(request),
      name,
      email,
      earlier: earlierAddresses(queries, request.account),
      decidedByName: nameOf(queries, request.decidedBy),
    }));
}

const nameOf = (queries: Queries, id: AccountId | null) =>
  id === null ? undefined : queries.select().from(accounts).where(eq(accounts.id, id)).get()?.name;

function readDue(queries: Queries, now: Instant): Awaited<ReturnType<ApprovalStore["due"]>> {
  const isOpen = eq(approvals.status, "open");
  const idsOf = (which: ReturnType<typeof and>) =>
    queries.select({ id: approvals.id }).from(approvals).where(which).all();
  const reminded = and(isOpen, lte(approvals.remindAt, now), sql`${approvals.expiresAt} > ${now}`);
  return [
    ...idsOf(eq(approvals.effect, "due")).map(({ id }) => ({ id, what: "effect" }) as const),
    ...idsOf(and(isOpen, lte(approvals.expiresAt, now))).map(({ id }) => ({ id, what: "expiry" }) as const),
    ...idsOf(reminded).map(({ id }) => ({ id, what: "reminder" }) as const),
  ];
}

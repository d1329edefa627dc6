import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import { mailboxClaims } from "../../../db/schema/auth-mailboxes.ts";
import { accounts, workspaces } from "../../../db/schema/auth.ts";
import { mailAttempts, mails } from "../../../db/schema/mail.ts";
import type { AfterTry, Claim, Claimed, Delivery, MailLedger, Plan, QueuedMail, Recipient } from "../../mail/ports.ts";
import { type AccountId, accountId, type Instant } from "../../shared/brand.ts";
import { claimedMailbox, type MailTemplate } from "../../shared/mail-order.ts";
import type { OpenStore, Queries } from "./database.ts";
import { prepared } from "./statement-cache.ts";

type Row = typeof mails.$inferSelect;

/** The outbox on SQLite. */
export function mailLedger(store: OpenStore): MailLedger {
  return {
    claim: async (claim) => claimFrom(store, claim),
    settle: async (id, lease, after, now) => store.transact((queries) => settleIn(queries, id, lease, after, now)),
    deliveryOf: async (account, template) => newestDelivery(store.queries, account, template),
  };
}

/** Looks before it locks: most looks find nothing. */
function claimFrom(store: OpenStore, claim: Claim): Claimed {
  if (!firstDue(store.queries, claim)) return { kind: "nothing-due" };
  return store.transact((queries) => claimIn(queries, claim, store.start));
}

function claimIn(queries: Queries, claim: Claim, heldBy: string | undefined): Claimed {
  const row = firstDue(queries, claim);
  if (!row) return { kind: "nothing-due" };
  const mail = queuedMail(row);
  const recipient = recipientOf(queries, mail.to);
  const plan = claim.decide(mail, recipient);
  if (plan.kind === "done") return finishUnsent(queries, row, plan, claim.now);
  return lease(queries, mail, { ...claim, heldBy }, { to: plan.to, recipient });
}

function firstDue(queries: Queries, { takes, now }: Claim): Row | undefined {
  for (const haste of takes) {
    const row = dueOf(queries).get({ awaited: haste === "awaited" ? 1 : 0, now });
    if (row) return row;
  }
  return undefined;
}

const dueOf = prepared((queries) =>
  queries
    .select()
    .from(mails)
    .where(and(eq(mails.awaited, sql.placeholder("awaited")), lte(mails.nextTry, sql.placeholder("now"))))
    .orderBy(asc(mails.nextTry), asc(mails.sequence))
    .limit(1)
    .prepare(),
);

function lease(
  queries: Queries,
  mail: QueuedMail,
  claim: Claim & { readonly heldBy: string | undefined },
  known: Pick<Extract<Claimed, { kind: "send" }>, "to" | "recipient">,
): Claimed {
  const tries = mail.tries + 1;
  queries
    .update(mails)
    .set({ tries, lease: claim.lease, heldBy: claim.heldBy, nextTry: claim.leaseUntil })
    .where(eq(mails.id, mail.id))
    .run();
  queries.insert(mailAttempts).values({ mail: mail.id, number: tries, startedAt: claim.now, outcome: "unknown" }).run();
  return { kind: "send", mail: { ...mail, tries }, ...known };
}

function finishUnsent(queries: Queries, row: Row, plan: Extract<Plan, { kind: "done" }>, now: Instant): Claimed {
  const reply = plan.reply ?? row.reply;
  queries
    .update(mails)
    .set({ ...DONE, status: plan.status, reply, settledAt: now })
    .where(eq(mails.id, row.id))
    .run();
  return { kind: "done" };
}

/** What every mail that is done has in common: no further try, and no secrets. */
const DONE = { nextTry: null, secrets: null, heldBy: null } as const;

function settleIn(queries: Queries, id: string, lease: string, after: AfterTry, now: Instant): void {
  const end = after.nextTry === undefined ? { ...DONE, settledAt: now } : { nextTry: after.nextTry };
  const settled = queries
    .update(mails)
    .set({ ...end, status: after.status, reply: after.reply, lease: null, heldBy: null })
    .where(and(eq(mails.id, id), eq(mails.lease, lease)))
    .returning({ tries: mails.tries })
    .all()[0];
  if (!settled) return;
  queries
    .update(mailAttempts)
    .set({ endedAt: now, outcome: after.status, reply: after.reply })
    .where(and(eq(mailAttempts.mail, id), eq(mailAttempts.number, settled.tries)))
    .run();
}

/** Read from the account row, or from the row of a mailbox claim, and from nowhere else. */
function recipientOf(queries: Queries, to: QueuedMail["to"]): Recipient | undefined {
  const claimed = claimedMailbox(to);
  if (claimed) return claimant(queries, claimed.claim, claimed.which);
  return to === "decoy" || to === "support" ? undefined : ownerOf(queries, accountId(to));
}

function claimant(queries: Queries, id: string, which: "new-mailbox" | "old-mailbox"): Recipient | undefined {
  const claim = queries.select().from(mailboxClaims).where(eq(mailboxClaims.id, id)).get();
  const address = which === "new-mailbox" ? claim?.newAddress : claim?.oldAddress;
  // Whoever reads a mailbox that somebody only names learns nothing of the account, not even whether there is one.
  if (claim?.purpose === "recovery" && which === "new-mailbox" && !claim.tookPlaceAt)
    return claim.decoy ? undefined : { email: claim.newAddress, name: "", workspaceName: "" };
  const owner = claim?.account ? ownerOf(queries, claim.account) : undefined;
  return claim && !claim.decoy && address && owner ? { ...owner, email: address } : undefined;
}

const ownerOf = (queries: Queries, account: AccountId): Recipient | undefined =>
  queries
    .select({ email: accounts.email, name: accounts.name, workspaceName: workspaces.name })
    .from(accounts)
    .innerJoin(workspaces, eq(workspaces.id, accounts.workspace))
    .where(eq(accounts.id, account))
    .get();

function queuedMail(row: Row): QueuedMail {
  const { id, template, recipient, language, details, queuedAt, tries, secrets, notAfter } = row;
  return {
    id,
    template,
    to: recipient,
    language,
    details,
    queuedAt,
    tries,
    ...(secrets === null ? {} : { secrets }),
    ...(notAfter === null ? {} : { notAfter }),
  };
}

function newestDelivery(queries: Queries, account: AccountId, template: MailTemplate): Delivery | undefined {
  const row = queries
    .select()
    .from(mails)
    .where(and(eq(mails.recipient, account), eq(mails.template, template)))
    .orderBy(desc(mails.queuedAt), desc(mails.sequence))
    .limit(1)
    .get();
  if (!row) return undefined;
  const { status, queuedAt, tries } = row;
  const nextTry = row.nextTry ?? undefined;
  const settledAt = row.settledAt ?? undefined;
  const reply = row.reply ?? undefined;
  return { status, queuedAt, tries, nextTry, settledAt, reply };
}

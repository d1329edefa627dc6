import { eq } from "drizzle-orm";
import { mailAttempts, mails } from "../../../db/schema/mail.ts";
import type { SeedEvent } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import { hasteOf, type MailOrder } from "../../shared/mail-order.ts";
import type { OpenStore, Queries } from "./database.ts";

/**
 * Puts a mail into the outbox, inside the transaction of the change that wants it: both happen or neither does.
 * A decoy takes the same work as a mail that will be sent.
 *
 * @param id of the mail; every try of it carries the Message-ID made of it
 */
export function queueMail(queries: Queries, order: MailOrder, now: Instant, id: string): void {
  queries
    .insert(mails)
    .values({
      id,
      template: order.template,
      recipient: order.to,
      language: order.language,
      details: order.details,
      secrets: order.secrets ?? null,
      queuedAt: order.notBefore ?? now,
      notAfter: order.notAfter ?? null,
      status: "queued",
      tries: 0,
      awaited: hasteOf(order.template) === "awaited" && order.notBefore === undefined,
      nextTry: order.notBefore ?? now,
    })
    .run();
  noteMail();
}

/** Of the transaction that runs now. Transactions are synchronous, so there is never more than one in the process. */
const now = { queued: false };

/** A mail was queued in the transaction that runs now. */
const noteMail = (): void => void (now.queued = true);

/** Whether one was since the last look. */
function takeNote(): boolean {
  const { queued } = now;
  now.queued = false;
  return queued;
}

/**
 * The same database, with somebody who is told after each commit that queued a mail, whoever wanted it: what waits for
 * a code must not wait for the next tick as well.
 */
export const notifyOfMails = (store: OpenStore, tell: () => void): OpenStore => ({
  ...store,
  transact: (work) => {
    takeNote();
    const result = store.transact(work);
    if (takeNote()) tell();
    return result;
  },
});

/** Writes down what became of a mail of the past, as one try that a server answered at once; nobody sends it any more. */
export function settleAtOnce(
  queries: Queries,
  id: string,
  { status, reply }: NonNullable<SeedEvent["delivered"]>,
  at: Instant,
): void {
  const done = { status, reply, tries: 1, nextTry: null, secrets: null, settledAt: at };
  queries.update(mails).set(done).where(eq(mails.id, id)).run();
  const attempt = { mail: id, number: 1, startedAt: at, endedAt: at, outcome: status, reply };
  queries.insert(mailAttempts).values(attempt).run();
}

import { mails } from "../../../db/schema/mail.ts";
import type { Instant } from "../../shared/brand.ts";
import { hasteOf, type MailOrder } from "../../shared/mail-order.ts";
import { noteMail } from "./mail-news.ts";
import type { Queries } from "./open.ts";

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
      queuedAt: now,
      notAfter: order.notAfter ?? null,
      status: "queued",
      tries: 0,
      awaited: hasteOf(order.template) === "awaited",
      nextTry: now,
    })
    .run();
  noteMail();
}

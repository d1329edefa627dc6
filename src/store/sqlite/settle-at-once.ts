import { eq } from "drizzle-orm";
import { mailAttempts, mails } from "../../../db/schema/mail.ts";
import type { PastMoment } from "../../auth/ports.ts";
import type { Instant } from "../../shared/brand.ts";
import type { Queries } from "./open.ts";

/** Writes down what became of a mail of the past, as one try that a server answered at once; nobody sends it any more. */
export function settleAtOnce(
  queries: Queries,
  id: string,
  { status, reply }: NonNullable<PastMoment["delivered"]>,
  at: Instant,
): void {
  const done = { status, reply, tries: 1, nextTry: null, secrets: null, settledAt: at };
  queries.update(mails).set(done).where(eq(mails.id, id)).run();
  const attempt = { mail: id, number: 1, startedAt: at, endedAt: at, outcome: status, reply };
  queries.insert(mailAttempts).values(attempt).run();
}

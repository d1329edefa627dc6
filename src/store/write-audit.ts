import { asc, sql } from "drizzle-orm";
import { audit } from "../../db/schema/audit.ts";
import type { AuditEvent, AuditLine, AuditChain, AuditText } from "../auth/ports.ts";
import type { AuditMac, Instant } from "../shared/brand.ts";
import { newestLine } from "./audit-record.ts";
import type { Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

interface EventText extends AuditText {
  readonly event: AuditEvent;
}

/** How a line of the login module rests. */
export const auditLine = ({ event, account, details }: AuditLine, now: Instant): EventText => ({
  at: now,
  event,
  line: JSON.stringify({ account, ...details }),
});

const insertLine = prepared((queries) =>
  queries
    .insert(audit)
    .values({
      at: sql.placeholder("at"),
      event: sql.placeholder("event"),
      line: sql.placeholder("line"),
      sequence: sql.placeholder("sequence"),
      mac: sql.placeholder("mac"),
    })
    .prepare(),
);

/**
 * The only place that writes to the audit record: gives the line its number and seals it to the one before, inside the
 * transaction of the change it tells of.
 */
export function writeAudit(queries: Queries, chain: AuditChain, text: EventText): void {
  const last = newestLine(queries);
  const sequence = (last?.sequence ?? 0) + 1;
  const mac = chain.seal({ ...text, sequence }, last?.mac ?? sealOfOldLines(queries, chain));
  insertLine(queries).run({ ...text, sequence, mac });
}

/** Asked for once in the life of a database. Lines that an older version wrote get the protection of the chain from here on. */
function sealOfOldLines(queries: Queries, chain: AuditChain): AuditMac {
  const old = queries.select().from(audit).orderBy(asc(audit.id)).all();
  return old.reduce((previous, line) => chain.sealBefore(line, previous), chain.start);
}

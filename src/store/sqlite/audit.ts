import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { audit } from "../../../db/schema/audit.ts";
import type { AuditChain, AuditEvent, AuditHead, AuditLine, AuditRecord, AuditText } from "../../auth/ports.ts";
import type { AuditMac, Instant } from "../../shared/brand.ts";
import type { OpenStore, Queries } from "./database.ts";
import { prepared } from "./statement-cache.ts";

/** The audit record, to be read. */
export function auditRecord({ queries }: OpenStore): AuditRecord {
  return {
    lines: async (after, limit) =>
      queries
        .select()
        .from(audit)
        .where(gt(audit.id, after))
        .orderBy(asc(audit.id))
        .limit(limit)
        .all()
        .map((row) => ({ ...row, sequence: row.sequence ?? undefined, mac: row.mac ?? undefined })),
    head: async () => newestLine(queries),
    sealOf: async (sequence) =>
      queries.select({ mac: audit.mac }).from(audit).where(eq(audit.sequence, sequence)).get()?.mac ?? undefined,
    tellsOf: async (events, after) => {
      const isLater = and(gt(audit.sequence, after), inArray(audit.event, [...events]));
      return queries.select({ id: audit.id }).from(audit).where(isLater).limit(1).all().length > 0;
    },
  };
}

const newest = prepared((queries) =>
  queries
    .select({ sequence: audit.sequence, mac: audit.mac })
    .from(audit)
    .where(isNotNull(audit.sequence))
    .orderBy(desc(audit.sequence))
    .limit(1)
    .prepare(),
);

/** The line that the next one is sealed to. */
export function newestLine(queries: Queries): Omit<AuditHead, "at"> | undefined {
  const row = newest(queries).get();
  return row && row.sequence !== null && row.mac !== null ? { sequence: row.sequence, mac: row.mac } : undefined;
}

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

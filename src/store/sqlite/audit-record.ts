import { asc, desc, gt, isNotNull } from "drizzle-orm";
import { audit } from "../../../db/schema/audit.ts";
import type { AuditHead, AuditRecord } from "../../auth/ports.ts";
import type { OpenStore, Queries } from "./open.ts";
import { prepared } from "./prepared.ts";

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

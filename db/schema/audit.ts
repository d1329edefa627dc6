import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { AuditMac, Instant } from "../../src/shared/brand.ts";

/**
 * Who did what, when: lines are added and never changed, and each is sealed over the one before it. Addresses are
 * masked; secrets are never in here.
 */
export const audit = sqliteTable(
  "audit",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: integer("at").$type<Instant>().notNull(),
    /** A name of the OWASP logging vocabulary. */
    event: text("event").notNull(),
    /** JSON of the details. */
    line: text("line").notNull(),
    /** 1, 2, 3 … without a gap. Empty in lines that were written before there was a chain. */
    sequence: integer("sequence"),
    /** Seal of this line; the key is not in the database. */
    mac: text("mac").$type<AuditMac>(),
  },
  (table) => [uniqueIndex("audit_sequence").on(table.sequence)],
);

import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Instant } from "../../src/shared/brand.ts";

/** Who did what, when: lines are added and never changed. Addresses are masked; secrets are never in here. */
export const audit = sqliteTable("audit", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  at: integer("at").$type<Instant>().notNull(),
  /** A name of the OWASP logging vocabulary. */
  event: text("event").notNull(),
  /** JSON of the details. */
  line: text("line").notNull(),
});

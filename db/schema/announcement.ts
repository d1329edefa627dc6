import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Instant } from "../../src/shared/brand.ts";

/** What the operator tells everybody at the moment: one row, or none. */
export const announcement = sqliteTable(
  "announcement",
  {
    id: integer("id").primaryKey(),
    /** Another one for each announcement: whoever has read one in a chat is told the next. */
    name: text("name").notNull(),
    texts: text("texts", { mode: "json" }).$type<Readonly<Record<string, string>>>().notNull(),
    until: integer("until").$type<Instant>().notNull(),
  },
  (table) => [check("announcement_one_row", sql`${table.id} = 1`)],
);

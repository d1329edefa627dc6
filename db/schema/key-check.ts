import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { KeyMark } from "../../src/shared/brand.ts";

/** Which key the database belongs to: one row, a MAC of a constant. It tells nothing about the key but whether it is the one. */
export const keyCheck = sqliteTable(
  "key_check",
  {
    id: integer("id").primaryKey(),
    mark: text("mark").$type<KeyMark>().notNull(),
  },
  (table) => [check("key_check_one_row", sql`${table.id} = 1`)],
);

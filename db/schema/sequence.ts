import { sql } from "drizzle-orm";
import { integer } from "drizzle-orm/sqlite-core";

/**
 * The column that says in which order the rows of a table were written: 1, 2, 3 …, each above all that are there. On a
 * clock that stands still, two rows of one moment have nothing else to tell them apart by.
 *
 * One row at a time: of several in one statement all would get the same number. The table needs an index on it.
 *
 * @param table name of the table
 */
export const sequenceIn = (table: string) =>
  integer("sequence")
    .notNull()
    .$defaultFn(() => sql`(select coalesce(max(sequence), 0) + 1 from ${sql.identifier(table)})`);

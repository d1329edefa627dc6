import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Answers of changes that may be asked for twice: the second asking reads the first answer. */
export const doneOnce = sqliteTable("done_once", {
  key: text("key").primaryKey(),
  answer: text("answer").notNull(),
  at: integer("at").notNull(),
});

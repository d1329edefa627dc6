import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { keepStatements } from "../../src/store/sqlite/statement-cache.ts";
import type { OpenStore } from "../../src/store/store.ts";

/** A real database in memory that writes down the kind of every statement it runs. */
export function openLoggingStore(): { readonly open: OpenStore; readonly takeStatements: () => readonly string[] } {
  let statements: string[] = [];
  const database = new Database(":memory:", {
    verbose: (statement) => statements.push(kindOf(String(statement))),
  });
  database.pragma("foreign_keys = ON");
  const queries = drizzle(keepStatements(database));
  migrate(queries, { migrationsFolder: "db/migrations" });
  const open: OpenStore = {
    queries,
    transact: (work) => database.transaction(() => work(queries)).immediate(),
    close: () => database.close(),
  };
  const takeStatements = () => {
    const taken = statements;
    statements = [];
    return taken;
  };
  return { open, takeStatements };
}

/** The statement without its values. */
const kindOf = (statement: string) =>
  statement
    .replace(/'(?:[^']|'')*'/g, "?")
    .replace(/\/\*\+\d+ bytes\*\//g, "")
    .replace(/\bnull\b/gi, "?")
    .replace(/\b\d+(?:\.\d+)?\b/g, "?");

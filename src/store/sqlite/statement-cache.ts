import type Database from "better-sqlite3";
import type { Queries } from "./database.ts";

/** Different statements of this program are a few hundred; lists of different length make more. */
const MOST = 1000;

/**
 * The same connection, with every statement compiled once. Compiling costs more than running most of them, and each
 * leaves a native object for the garbage collector.
 */
export function keepStatements(database: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = kept.get(sql);
    if (!known) return keep(sql);
    // Whoever had it last may have asked for bare rows.
    return known.reader ? known.raw(false) : known;
  };
  const keep = (sql: string) => {
    if (kept.size >= MOST) kept.clear();
    const fresh = database.prepare(sql);
    kept.set(sql, fresh);
    return fresh;
  };
  return new Proxy(database, {
    get: (target, key): unknown => (key === "prepare" ? prepare : Reflect.get(target, key, target)),
  });
}

/**
 * A statement that is put together once for each open database, and afterwards only filled in. Putting it together
 * costs several times what running it does, and the loading rules run with the write lock in hand.
 *
 * @param build ends in `.prepare()`; values are `sql.placeholder(name)`
 */
export function prepared<Statement>(build: (queries: Queries) => Statement): (queries: Queries) => Statement {
  const known = new WeakMap<Queries, Statement>();
  return (queries) => {
    const statement = known.get(queries) ?? build(queries);
    known.set(queries, statement);
    return statement;
  };
}

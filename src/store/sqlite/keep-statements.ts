import type Database from "better-sqlite3";

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

import type { Queries } from "./open.ts";

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

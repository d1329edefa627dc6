import { sql } from "drizzle-orm";
import type { OpenStore } from "../../src/store/store.ts";

/** Every row of every table as text, in the order in which they were written. Password hashes draw a salt of their own. */
export function rowsOf(store: OpenStore): string {
  const tables = store.queries.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' order by name`,
  );
  return tables.flatMap(({ name }) => [`## ${name}`, ...rowsIn(store, name)]).join("\n");
}

const rowsIn = (store: OpenStore, table: string) =>
  store.queries.all(sql.raw(`select * from "${table}"`)).map((row) => asText(row));

const asText = (row: unknown) =>
  JSON.stringify(row, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
  ).replaceAll(/\$argon2id\$[^"]*/gu, "$argon2id$");

import { sql } from "drizzle-orm";
import type { OpenStore } from "../../src/store/store.ts";

/** Every row of every table as text, in the order in which they were written. Password hashes draw a salt of their own. */
export function rowsOf(store: OpenStore): string {
  const tables = store.queries.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' order by name`,
  );
  return tables.flatMap(({ name }) => [`## ${name}`, ...rowsIn(store, name)]).join("\n");
}

/** Columns that say once more what the rows say already: their order, and whether somebody came in. */
const REPEATED: readonly (readonly [table: string, column: string])[] = [
  ...["mails", "local_mailbox", "challenges", "challenge_codes", "approvals", "approval_cards"].map(bySequence),
  ...["cases", "linked_chats", "link_codes", "address_pages", "whitelist_undos"].map(bySequence),
  ["whitelist_entries", "position"],
  ["sign_in_attempts", "came_in"],
];

function bySequence(table: string): readonly [string, string] {
  return [table, "sequence"];
}

function rowsIn(store: OpenStore, table: string): readonly string[] {
  const repeated = REPEATED.flatMap(([name, column]) => (name === table ? [column] : []));
  const rows = store.queries.all<Record<string, unknown>>(sql.raw(`select * from "${table}"`));
  return rows.map((row) =>
    asText(Object.fromEntries(Object.entries(row).filter(([name]) => !repeated.includes(name)))),
  );
}

const asText = (row: unknown) =>
  JSON.stringify(row, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
  ).replaceAll(/\$argon2id\$[^"]*/gu, "$argon2id$");

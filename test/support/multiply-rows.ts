import type Database from "better-sqlite3";
import { z } from "zod";

/** Text that names a kind of thing or a place, never a thing: copies share it. */
const SHARED = ["channel", "bot", "place", "status", "template", "language", "budget", "purpose", "library"];
/** Ids that are no key of their own row, and stand for other rows without saying so in the schema. */
const POINTING = ["account", "conversation", "by", "decided_by", "vouched_by", "agreed_by", "claimed_by", "challenge"];
/** Kept once, whatever else there is. */
const ONCE = ["flow_libraries", "__drizzle_migrations", "local_mailbox", "key_check"];

const Names = z.array(z.string());
const Columns = z.array(z.object({ name: z.string(), type: z.string(), pk: z.number() }));
const Indexes = z.array(z.object({ name: z.string(), unique: z.number() }));
const Parts = z.array(z.object({ name: z.string() }));

/**
 * Puts `times` copies beside every row of every table, under other ids that point to each other as the first ones do:
 * a database that has been in use for long, out of one that was in use for a day. Each copy happened an hour before the
 * last, and is over. The audit chain does not survive it.
 *
 * @param mark in the ids of the copies; another one at every further call on the same database
 */
export function multiplyRows(database: Database.Database, times: number, mark = "~"): void {
  database.pragma("foreign_keys = OFF");
  const tables = Names.parse(
    database.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'").pluck().all(),
  );
  const numbers = `with recursive copies(n) as (select 1 union all select n + 1 from copies where n < ${String(times)})`;
  for (const table of tables.filter((name) => !ONCE.includes(name))) {
    const kept = columnsOf(database, table).filter(({ type, pk }) => type.toLowerCase() !== "integer" || pk !== 1);
    const keys = keysOf(database, table);
    const into = kept.map(({ name }) => `"${name}"`).join(", ");
    const from = kept.map((column) => copyOf(table, column, keys, mark)).join(", ");
    database.exec(`${numbers} insert into "${table}" (${into}) select ${from} from copies, "${table}"`);
  }
  database.exec(`update timers set rang = 1 where conversation like '%${mark}%'`);
  for (const [table, end] of ENDS)
    database.exec(`update ${table} set ${end} = opened_at + 1 where ${end} is null and conversation like '%${mark}%'`);
  database.pragma("foreign_keys = ON");
}

const ENDS = [
  ["cases", "closed_at"],
  ["episodes", "ended_at"],
] as const;
const HOUR = 3_600_000;

const columnsOf = (database: Database.Database, table: string) =>
  Columns.parse(database.pragma(`table_info("${table}")`));

/** Columns of which no two rows may have the same. */
function keysOf(database: Database.Database, table: string): ReadonlySet<string> {
  const unique = Indexes.parse(database.pragma(`index_list("${table}")`)).filter((one) => one.unique === 1);
  const parts = unique.map(({ name }) =>
    Parts.parse(database.pragma(`index_info("${name}")`)).map((part) => part.name),
  );
  return new Set(parts.flat());
}

function copyOf(
  table: string,
  { name, type }: z.infer<typeof Columns>[number],
  keys: ReadonlySet<string>,
  mark: string,
): string {
  const column = `"${table}"."${name}"`;
  if (table === "audit" && name === "sequence") return `${column} + n * (select max(sequence) from audit)`;
  if (/^(?:at|.*_at)$/u.test(name)) return `${column} - n * ${String(HOUR)}`;
  const differs =
    type.toLowerCase() === "text" && !SHARED.includes(name) && (keys.has(name) || POINTING.includes(name));
  return differs ? `${column} || '${mark}' || n` : column;
}

import type Database from "better-sqlite3";
import { z } from "zod";
import { hasTable } from "./has-table.ts";

const NAMES = z.array(z.object({ name: z.string() }));
const COUNT = z.object({ rows: z.number() });
const LINE = z.array(z.object({ at: z.number(), sequence: z.number().nullable() }));

/** What is in a database, for whoever has to tell whether a copy is the right one. */
export interface Contents {
  readonly people: number;
  readonly conversations: number;
  readonly cases: number;
  /** The newest line of the audit record: the database tells of nothing later. */
  readonly newest: { readonly at: number; readonly sequence: number | undefined } | undefined;
  /** Rows of every table. */
  readonly rows: Readonly<Record<string, number>>;
}

export function contentsOf(database: Database.Database): Contents {
  const names = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
  const rows = Object.fromEntries(NAMES.parse(names).map(({ name }) => [name, countOf(database, name)]));
  const { accounts = 0, conversations = 0, cases = 0 } = rows;
  return { people: accounts, conversations, cases, newest: newestOf(database), rows };
}

/** Only for names that the database itself gave. */
const countOf = (database: Database.Database, table: string) =>
  COUNT.parse(database.prepare(`select count(*) as rows from "${table.replaceAll('"', '""')}"`).get()).rows;

function newestOf(database: Database.Database): Contents["newest"] {
  const sealed = database.prepare("select 1 from pragma_table_info('audit') where name = 'sequence'").get();
  if (!hasTable(database, "audit") || sealed === undefined) return undefined;
  const [line] = LINE.parse(database.prepare("select at, sequence from audit order by id desc limit 1").all());
  return line && { at: line.at, sequence: line.sequence ?? undefined };
}

/** Whether every table of one has as many rows as in the other. */
export const sameRows = (one: Contents, other: Contents): boolean =>
  JSON.stringify(one.rows) === JSON.stringify(other.rows);

import Database from "better-sqlite3";
import { z } from "zod";

const Parts = z.array(z.object({ type: z.string(), name: z.string(), sql: z.string() }));
const Rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)])));

/** The whole database as statements, a row to each, in the order in which they make it anew. */
export function dumpOf(file: string): string {
  const database = new Database(file, { readonly: true });
  const found = database.prepare("select type, name, sql from sqlite_master where sql is not null order by rowid");
  const parts = Parts.parse(found.all());
  const tables = parts.filter(({ type, name }) => type === "table" && !name.startsWith("sqlite_"));
  const rows = tables.flatMap(({ name }) =>
    insertsInto(name, Rows.parse(database.prepare(`select * from "${name}"`).all())),
  );
  database.close();
  const made = (kind: readonly (typeof parts)[number][]) =>
    kind.map(({ sql }) => `${sql.replaceAll(/\s*\n\s*/gu, " ")};`);
  return [...made(tables), ...rows, ...made(parts.filter(({ type }) => type !== "table")), ""].join("\n");
}

const insertsInto = (table: string, rows: z.infer<typeof Rows>) =>
  rows.map((row) => `insert into "${table}" values (${Object.values(row).map(literal).join(",")});`);

function literal(value: z.infer<typeof Rows>[number][string]): string {
  if (typeof value === "number") return String(value);
  if (value === null) return "null";
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : `x'${Buffer.from(value).toString("hex")}'`;
}

/** Makes the database of a dump. */
export function loadDump(file: string, statements: string): void {
  const database = new Database(file);
  database.pragma("foreign_keys = OFF");
  database.exec(`begin; ${statements}\ncommit;`);
  database.close();
}

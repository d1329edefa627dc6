import Database from "better-sqlite3";
import { readdirSync, readFileSync } from "node:fs";
import { vi } from "vitest";

const migrations = readdirSync("db/migrations")
  .filter((name) => name.endsWith(".sql"))
  .map((name) => readFileSync(`db/migrations/${name}`, "utf8"));

/** Every statement that is compiled while `work` runs, by whichever connection; those of migrations run once in a life. */
export async function heardStatements(work: () => Promise<void>): Promise<readonly string[]> {
  const heard = new Set<string>();
  const ears = vi.spyOn(Database.prototype, "prepare");
  try {
    await work();
    for (const [statement] of ears.mock.calls) heard.add(statement);
  } finally {
    ears.mockRestore();
  }
  return [...heard].filter((statement) => !migrations.some((text) => text.includes(statement.trim())));
}

import { ownCommand } from "../../shared/own-command.ts";
import Database from "better-sqlite3";
import { existsSync, rmSync, writeFileSync } from "node:fs";

/** A database that cannot be used. The message says why and what to do. */
export class StoreUnusable extends Error {}

/** What is said of a file whose pages do not hold together. @param found what the database says of it */
export const damaged = (file: string, found: string, cause?: unknown): StoreUnusable =>
  new StoreUnusable(
    `The database file ${file} is damaged (${found}). Keep a copy of it, then put your newest backup in its place (${ownCommand("restore FILE")}) and start again.`,
    { cause },
  );

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether SQLite came upon pages that cannot be what was once written. drizzle wraps what the database says. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB" || isDamage(error.cause);
}

/** Reads the whole file. @throws StoreUnusable when a page of it is damaged */
export function refuseDamage(database: Database.Database, file: string): void {
  const found = damageIn(database);
  if (found !== undefined) throw damaged(file, found);
}

function damageIn(database: Database.Database): string | undefined {
  try {
    const found = database.pragma("integrity_check(1)", { simple: true });
    return found === "ok" ? undefined : String(found).replaceAll("\n", " ");
  } catch (error) {
    if (!isDamage(error)) throw error;
    return reasonOf(error);
  }
}

/** Reads the whole file and changes nothing. One that is not there is not damaged. @throws StoreUnusable */
export function refuseDamagedFile(file: string): void {
  if (!existsSync(file)) return;
  const database = new Database(file, { fileMustExist: true });
  try {
    refuseDamage(database, file);
  } finally {
    database.close();
  }
}

const markOf = (file: string) => `${file}.damaged`;

/** Leaves word for the next start, so that it does not write into the same file until the check comes by again. */
export const markDamaged = (file: string, found: string): void => writeFileSync(markOf(file), `${found}\n`);

/** A file that was found damaged is looked at before anything is done with it. @throws StoreUnusable when it still is */
export function refuseMarked(file: string): void {
  if (!existsSync(markOf(file))) return;
  refuseDamagedFile(file);
  rmSync(markOf(file), { force: true });
}

import Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { reasonOf, StoreUnusable } from "./unusable.ts";

/** A database that this process alone has open, and keeps so until it is let go. */
export interface HeldAlone {
  /** Undefined when there is no file, or one that is too damaged to be read. */
  readonly database: Database.Database | undefined;
  letGo(): void;
}

/**
 * Makes sure that nobody uses a database file, and that nobody begins to.
 *
 * Told by SQLite's own locks: as long as any process has a database with a log open, even one that stands still, the log
 * cannot be switched off; the system takes the locks away from a process that was killed. Nothing else is as certain: a
 * file with a process number outlives its process, and a port says nothing of `latchkey chat`. Switching the log off
 * also brings what lies in it into the file.
 *
 * @throws StoreUnusable when it is in use
 */
export function holdAlone(file: string): HeldAlone {
  if (!existsSync(file)) return { database: undefined, letGo: () => undefined };
  const database = new Database(file, { timeout: 2000 });
  try {
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("journal_mode = DELETE");
    database.exec("begin exclusive");
    return { database, letGo: () => database.close() };
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new StoreUnusable(inUse(file), { cause: error });
    if (isUnreadable(error)) return { database: undefined, letGo: () => undefined };
    throw new StoreUnusable(`${file} cannot be taken out of the way (${reasonOf(error)}).`, { cause: error });
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");
const isBusy = (error: unknown) => /^SQLITE_(?:BUSY|LOCKED)/u.test(codeOf(error));
const isUnreadable = (error: unknown) => /^SQLITE_(?:CORRUPT|NOTADB)/u.test(codeOf(error));

const inUse = (file: string) =>
  `Latchkey is running on ${file}, or another program has it open. Stop it (Ctrl+C, or your service's stop), then restore again. Nothing was changed.`;

import Database from "better-sqlite3";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Proof that a start of the program still runs: a file of its own beside the database, on which it holds SQLite's
 * exclusive lock. The system takes that lock away when the process ends, however it ends; a process id would prove
 * nothing, since it is given to somebody else one day.
 */
export interface StartLock {
  /** The file stays for the next start, which sees in it that this one is gone. */
  release(): void;
}

const prefixOf = (file: string) => `${basename(file)}.start-`;

const lockOf = (file: string, start: string) => join(dirname(file), prefixOf(file) + start);

/** @param start its id; nothing but letters, digits and hyphens */
export function holdStart(file: string, start: string): StartLock {
  const place = lockOf(file, start);
  writeFileSync(place, "", { mode: 0o600 });
  const lock = new Database(place);
  lockWhole(lock);
  return { release: () => lock.close() };
}

/** Nothing is written, so there is nothing for a journal beside the file. */
function lockWhole(door: Database.Database): void {
  door.pragma("journal_mode = memory");
  door.exec("begin exclusive");
}

/** Starts on this database of which it is proved that they are gone. A file that is missing proves nothing. */
export function deadStarts(file: string): readonly string[] {
  const prefix = prefixOf(file);
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .filter((start) => !isHeld(lockOf(file, start)));
}

/** Nothing asks for them any more. */
export function forgetStarts(file: string, starts: readonly string[]): void {
  for (const start of starts) rmSync(lockOf(file, start), { force: true });
}

/** Anything but an open door counts as held: who cannot be proved dead keeps what it has until its time is over. */
function isHeld(place: string): boolean {
  if (!existsSync(place)) return true;
  try {
    const door = new Database(place, { fileMustExist: true, timeout: 0 });
    try {
      lockWhole(door);
      return false;
    } finally {
      door.close();
    }
  } catch {
    return true;
  }
}

import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** Everything that a database in a file leaves on the disk: the file, its log, and the index of the log. */
export const filesOf = (file: string): readonly string[] => [file, `${file}-wal`, `${file}-shm`];

/**
 * Makes an empty file that only this user may read. SQLite gives a log the mode of its database, so what is made like
 * this is closed from the first byte on, whatever the umask is.
 *
 * @returns false when there is something with this name already, which is left as it is
 * @throws when the folder is missing or may not be written
 */
export function makeClosed(file: string): boolean {
  try {
    closeSync(openSync(file, "wx", 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Those of `files` that other users of this machine may read or write. */
export const openToOthers = (files: readonly string[]): readonly string[] =>
  files.filter((file) => existsSync(file) && statSync(file).isFile() && (statSync(file).mode & 0o077) !== 0);

/**
 * Closes files that an older version, a copy or a restore left open.
 *
 * Only by their names: opening and closing a database file past SQLite would drop the locks that this process has on it.
 *
 * @returns those that could not be closed, because they belong to another user
 */
export function closeToOthers(files: readonly string[]): readonly string[] {
  for (const file of openToOthers(files)) {
    try {
      chmodSync(file, 0o600);
    } catch {
      // `openToOthers` tells of it.
    }
  }
  return openToOthers(files);
}

/**
 * Makes the file in which something is written before it gets its name: whoever finds the name finds all of it. Closed
 * to other users. What a killed process left of the same kind is swept out first.
 *
 * @returns its path: the name with the number of this process
 */
export function makeDraft(file: string): string {
  for (const left of leftOf(file)) rmSync(left, { force: true });
  const draft = `${file}.part-${String(process.pid)}`;
  makeClosed(draft);
  return draft;
}

function leftOf(file: string): readonly string[] {
  const start = `${basename(file)}.part-`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(start) && !isAlive(Number.parseInt(name.slice(start.length), 10)))
    .map((name) => join(dirname(file), name));
}

/** Its own earlier draft is of no use to a process either. */
function isAlive(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Keeps the database that is there, if any, under another name, so that the next one can take its place. Of a whole one only a
 * second name is made: at every moment there is a file with the first.
 *
 * @param isWhole its log is part of the file by now; otherwise the log goes aside with it, or it would be read into the
 *   next one
 */
export function putAside(file: string, aside: string, isWhole: boolean): void {
  const [, ...logs] = filesOf(file);
  const asides = filesOf(aside).slice(1);
  if (!isWhole) logs.forEach((log, n) => renameIfThere(log, asides[n] ?? `${log}.aside`));
  if (!existsSync(file)) return;
  try {
    linkSync(file, aside);
  } catch {
    // A disk without links.
    renameSync(file, aside);
  }
}

const renameIfThere = (from: string, to: string) => {
  if (existsSync(from)) renameSync(from, to);
};

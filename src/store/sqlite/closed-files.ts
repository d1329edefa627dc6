import { chmodSync, closeSync, existsSync, openSync, statSync } from "node:fs";

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

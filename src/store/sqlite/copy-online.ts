import { existsSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { type Contents, contentsOf, sameRows } from "./contents.ts";
import { filesOf } from "./closed-files.ts";
import { StoreUnusable, reasonOf } from "./unusable.ts";

export interface CopyOnline {
  /** Told from time to time how much of it is copied, from 0 to 1. */
  readonly onProgress?: (part: number) => void;
  /** Looks at the original before anything is copied. @throws to refuse it */
  readonly look: (database: Database.Database) => void;
}

/** Pages of one step: 16 MB with pages of 4 KB. */
const STEP = 4096;

/**
 * Copies a database, of which others may write on, to a file of its own: all that was committed when it began, what lies
 * in the log included. Then the copy is looked through, and its rows are counted against those of the original.
 *
 * One reading transaction is held for the whole time. Without it a step that finds that somebody wrote begins anew, and
 * beside a busy server the copy would never end.
 *
 * @param copy an empty file that is there already, so that it was closed to others from the first byte on
 * @throws StoreUnusable; the copy is then gone
 */
export async function copyOnline(file: string, copy: string, { onProgress, look }: CopyOnline): Promise<Contents> {
  const database = openOriginal(file);
  try {
    look(database);
    database.exec("begin");
    const contents = contentsOf(database);
    await database.backup(copy, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
        return STEP;
      },
    });
    checkCopy(copy, contents);
    return contents;
  } catch (error) {
    for (const left of [...filesOf(copy), `${copy}-journal`]) rmSync(left, { force: true });
    throw error instanceof StoreUnusable ? error : new StoreUnusable(troubleOf(file, copy, error), { cause: error });
  } finally {
    database.close();
  }
}

const troubleOf = (file: string, copy: string, error: unknown) =>
  `${file} could not be copied to ${copy} (${reasonOf(error)}). Check that there is room for it, and that ${file} is whole: npm run -s latchkey -- doctor`;

/** Only read. A log that lies beside it is part of it, and reading that needs the right to write in the folder. */
function openOriginal(file: string): Database.Database {
  if (!existsSync(file)) throw new StoreUnusable(`There is no file ${file}.`);
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    database.pragma("busy_timeout = 8000");
    return database;
  } catch (error) {
    throw new StoreUnusable(`${file} cannot be opened (${reasonOf(error)}).`, { cause: error });
  }
}

/** One file, without a log: it can be moved and sent as it is. */
function checkCopy(copy: string, contents: Contents): void {
  const database = new Database(copy, { fileMustExist: true });
  try {
    database.pragma("journal_mode = DELETE");
    const found = database.pragma("integrity_check(1)", { simple: true });
    if (found !== "ok") throw new StoreUnusable(`The copy is damaged (${String(found)}), so it was not kept.`);
    if (!sameRows(contents, contentsOf(database)))
      throw new StoreUnusable("The copy has other rows than the original, so it was not kept.");
  } finally {
    database.close();
  }
}

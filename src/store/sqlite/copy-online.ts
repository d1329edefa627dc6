import Database from "better-sqlite3";
import { existsSync, rmSync } from "node:fs";
import { z } from "zod";
import { reasonOf, StoreUnusable } from "./damage.ts";
import { filesOf } from "./database-files.ts";
import { hasTable } from "./migrations.ts";
import { ownCommand } from "../../shared/own-command.ts";

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
  `${file} could not be copied to ${copy} (${reasonOf(error)}). Check that there is room for it, and that ${file} is whole: ${ownCommand("doctor")}`;

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

function contentsOf(database: Database.Database): Contents {
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
const sameRows = (one: Contents, other: Contents): boolean => JSON.stringify(one.rows) === JSON.stringify(other.rows);

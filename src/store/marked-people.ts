import Database from "better-sqlite3";
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import type { WorkspaceId, Email } from "../shared/brand.ts";

/** By what a group of people is known in any database: workspaces that are theirs, and addresses that are theirs. */
export interface PeopleMarks {
  readonly workspaces: readonly WorkspaceId[];
  readonly addresses: readonly Email[];
}

/** Who of a group is in a database, and how many are not of it. */
export interface MarkedPeople {
  /** Names of their workspaces. */
  readonly workspaces: readonly string[];
  /** Addresses of the people in those workspaces, and of whoever bears an address of theirs elsewhere. */
  readonly marked: readonly string[];
  /** Everybody else. */
  readonly others: number;
}

/**
 * Looks into a database file of any age without changing it: no migration, no file made, not even a log moved into it.
 *
 * @returns undefined when there is no file, when it cannot be read, and when it is no database of ours
 */
export function marksInFile(file: string, marks: PeopleMarks): MarkedPeople | undefined {
  if (!existsSync(file) || !isWalDatabase(file)) return undefined;
  let database: Database.Database | undefined;
  try {
    // Without its log a file read by a read-only connection would get one that stays; with it, closing would move it in.
    database = new Database(file, { readonly: existsSync(`${file}-wal`), fileMustExist: true });
    database.pragma("query_only = ON");
    return marksIn(database, marks);
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}

const HEADER = "SQLite format 3\u0000";
const WAL = 2;

/** As every database of ours is, and most files of other programs are not: those are not even opened. */
function isWalDatabase(file: string): boolean {
  try {
    const head = Buffer.alloc(20);
    const handle = openSync(file, "r");
    readSync(handle, head, 0, head.length, 0);
    closeSync(handle);
    return head.toString("latin1", 0, HEADER.length) === HEADER && head[18] === WAL;
  } catch {
    return false;
  }
}

/** In plain SQL over columns that are there since the first version: the file may be older than this program. */
function marksIn(database: Database.Database, { workspaces, addresses }: PeopleMarks): MarkedPeople {
  const listed = { workspaces: JSON.stringify(workspaces), addresses: JSON.stringify(addresses) };
  const texts = (sql: string) => database.prepare<[typeof listed], string>(sql).pluck().all(listed);
  const isMarked = `(workspace in (select value from json_each(@workspaces)) or lower(email) in (select value from json_each(@addresses)))`;
  return {
    workspaces: texts(
      "select name from workspaces where id in (select value from json_each(@workspaces)) order by name",
    ),
    marked: texts(`select email from accounts where ${isMarked} order by workspace, email`),
    others: texts(`select id from accounts where not ${isMarked}`).length,
  };
}

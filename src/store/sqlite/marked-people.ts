import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import type { AuditChain } from "../../auth/ports.ts";
import { accountId, type Email, type Instant, type WorkspaceId } from "../../shared/brand.ts";
import { auditLine, writeAudit } from "./audit.ts";
import type { OpenStore, Queries } from "./database.ts";
import { listed, type Outgoing, removeAccounts, removeChatsOf, removeRows, rowids } from "./remove-rows.ts";

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

/**
 * In plain SQL over columns that are there since the first version: the file may be older than this program. Addresses
 * come out of their index and people are counted in one, since this is read before anything answers: of a large company
 * the rows themselves take seconds.
 */
function marksIn(database: Database.Database, { workspaces, addresses }: PeopleMarks): MarkedPeople {
  const listed = { workspaces: JSON.stringify(workspaces), addresses: JSON.stringify(addresses) };
  const texts = (sql: string) => database.prepare<[typeof listed], string>(sql).pluck().all(listed);
  const theirs = "(select value from json_each(@workspaces))";
  const marked = texts(`select email from accounts where workspace in ${theirs} order by workspace, email`);
  const named = texts(`select email from accounts where lower(email) in (select value from json_each(@addresses))`);
  const everyone = new Set([...marked, ...named]);
  const people = database.prepare<[], number>("select count(*) from accounts").pluck().get() ?? 0;
  return {
    workspaces: texts(`select name from workspaces where id in ${theirs} order by name`),
    marked: [...everyone],
    others: people - everyone.size,
  };
}

/** Who was taken out of the database. */
interface Removed {
  readonly workspaces: readonly string[];
  readonly people: readonly string[];
}

/**
 * Takes workspaces and people out, with all that hangs on them, in one transaction. Everybody else's rows stay. The audit
 * record keeps its lines, for it is never changed, and gets one for each person who was taken out.
 */
export function removePeople(store: OpenStore, marks: PeopleMarks, chain: AuditChain, now: Instant): Removed {
  return store.transact((queries) => {
    const homes = markedWorkspaces(queries, marks);
    const people = markedAccounts(queries, marks);
    if (homes.length + people.length === 0) return { workspaces: [], people: [] };
    removeChatsOf(queries, people);
    removeAccounts(queries, people);
    removeRows(queries, "workspaces", rowids(queries, sql`workspaces where id in ${listed(marks.workspaces)}`));
    if (nobodyIsLeft(queries)) removeRows(queries, "conversations", rowids(queries, sql`conversations`));
    // What the demo's mailbox page showed: codes and links that went past a real mail server.
    queries.run(sql`delete from local_mailbox`);
    for (const { id, workspace } of people) {
      const line = { event: "user_deleted", account: accountId(id), details: { workspace, by: "operator" } } as const;
      writeAudit(queries, chain, auditLine(line, now));
    }
    return { workspaces: homes.map(({ name }) => name), people: people.map(({ email }) => email) };
  });
}

/** Then every chat was one with them, also those in which nobody said who they are. */
const nobodyIsLeft = (queries: Queries) => queries.get(sql`select 1 from accounts limit 1`) === undefined;

const markedWorkspaces = (queries: Queries, { workspaces }: PeopleMarks) =>
  queries.all<{ name: string }>(sql`select name from workspaces where id in ${listed(workspaces)} order by name`);

const markedAccounts = (queries: Queries, { workspaces, addresses }: PeopleMarks) =>
  queries.all<Outgoing & { email: string; workspace: string }>(
    sql`select id, email, address_key, workspace from accounts where workspace in ${listed(workspaces)} or lower(email) in ${listed(addresses)} order by workspace, email`,
  );

import Database from "better-sqlite3";
import { type SQL, sql } from "drizzle-orm";
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { z } from "zod";
import type { AuditChain } from "../../auth/ports.ts";
import { accountId, type Email, type Instant, type WorkspaceId } from "../../shared/brand.ts";
import { auditLine, writeAudit } from "./audit.ts";
import type { OpenStore, Queries } from "./database.ts";

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
    // Rows may go before those that point to them; at the end of the transaction nothing may point nowhere.
    queries.run(sql`pragma defer_foreign_keys = on`);
    const homes = markedWorkspaces(queries, marks);
    const people = markedAccounts(queries, marks);
    if (homes.length + people.length === 0) return { workspaces: [], people: [] };
    removeLoose(queries, people);
    removeRows(queries, "accounts", rowsOf(people));
    removeRows(queries, "workspaces", rowsOf(homes));
    queries.run(
      sql`update whitelist_entries set added_by = null where added_by in ${listed(people.map(({ id }) => id))}`,
    );
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

type Marked = ReturnType<typeof markedAccounts>;

const markedWorkspaces = (queries: Queries, { workspaces }: PeopleMarks) =>
  queries.all<{ row: number; name: string }>(
    sql`select rowid as row, name from workspaces where id in ${listed(workspaces)} order by name`,
  );

const markedAccounts = (queries: Queries, { workspaces, addresses }: PeopleMarks) =>
  queries.all<{ row: number; id: string; email: string; address_key: string; workspace: string }>(
    sql`select rowid as row, id, email, address_key, workspace from accounts where workspace in ${listed(workspaces)} or lower(email) in ${listed(addresses)} order by workspace, email`,
  );

const rowsOf = (found: readonly { readonly row: number }[]) => found.map(({ row }) => row);

const listed = (values: readonly (string | number)[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(values)}))`;

/** What belongs to them by a name that is no foreign key: their address, their mails, and chats that are theirs alone. */
function removeLoose(queries: Queries, people: Marked): void {
  const ids = listed(people.map(({ id }) => id));
  const keys = listed(people.map(({ address_key: key }) => key));
  queries.run(sql`delete from address_states where key in ${keys}`);
  for (const table of ["code_sends", "code_tries", "sign_in_attempts"])
    queries.run(sql`delete from ${sql.identifier(table)} where address_key in ${keys}`);
  removeRows(queries, "challenges", rowids(queries, sql`challenges where address_key in ${keys}`));
  removeRows(queries, "mails", rowids(queries, sql`mails where recipient in ${ids} or ${toClaimOf(ids)}`));
  const chats = chatsOf(queries, ids);
  for (const table of ["address_pages", "link_tries"])
    queries.run(sql`delete from ${sql.identifier(table)} where conversation in ${listed(chats)}`);
  removeRows(queries, "conversations", rowids(queries, sql`conversations where id in ${listed(chats)}`));
  queries.run(sql`update episodes set account = null, proved_at = null where account in ${ids}`);
}

/** Mails to a mailbox that is being claimed name the claim: `new-mailbox:ID`. */
const toClaimOf = (ids: SQL) =>
  sql`substr(recipient, instr(recipient, ':') + 1) in (select id from mailbox_claims where account in ${ids})`;

/** Chats in which somebody of them was proved, linked or asked for something, and nobody else. */
function chatsOf(queries: Queries, ids: SQL): readonly string[] {
  const found = queries.all<{ conversation: string }>(
    sql`select conversation from (${WHO_CHATS}) group by conversation having min(account in ${ids}) = 1`,
  );
  return found.map(({ conversation }) => conversation);
}

const WHO_CHATS = sql`select conversation, account from episodes where account is not null
  union all select conversation, account from proofs
  union all select conversation, account from linked_chats
  union all select conversation, account from approvals`;

const rowids = (queries: Queries, from: SQL) =>
  rowsOf(queries.all<{ row: number }>(sql`select rowid as row from ${from}`));

/** Rows that somebody of them only touched: they are of others, and stay. Everything else that points to a row goes with it. */
const ONLY_TOUCHED: readonly string[] = ["cases.claimed_by", "whitelist_undos.used_by"];

const KEY = z.object({ table: z.string(), from: z.string(), to: z.string().nullable() });

/** The tables that point to this one, as the database itself knows them: a table that comes later is not forgotten. */
const pointersTo = (queries: Queries, table: string) =>
  queries
    .all(
      sql`select m.name as "table", f."from" as "from", f."to" as "to" from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = ${table}`,
    )
    .map((row) => KEY.parse(row));

/** Deletes rows, and before them whatever points to them. @param rows by rowid */
function removeRows(queries: Queries, table: string, rows: readonly number[]): void {
  if (rows.length === 0) return;
  const own = sql.identifier(table);
  for (const { table: other, from, to } of pointersTo(queries, table)) {
    const theirs = sql.identifier(other);
    const column = sql.identifier(from);
    const key = sql.identifier(to ?? "id");
    const pointing = sql`${column} in (select ${key} from ${own} where rowid in ${listed(rows)})`;
    if (ONLY_TOUCHED.includes(`${other}.${from}`))
      queries.run(sql`update ${theirs} set ${column} = null where ${pointing}`);
    else removeRows(queries, other, rowids(queries, sql`${theirs} where ${pointing}`));
  }
  queries.run(sql`delete from ${own} where rowid in ${listed(rows)}`);
}

import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Queries } from "./database.ts";

/** Somebody who is taken out, by id and key of the address. */
export interface Outgoing {
  readonly id: string;
  readonly address_key: string;
}

/** A list of values as one parameter, however many they are. */
export const listed = (values: readonly (string | number)[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(values)}))`;

export const rowids = (queries: Queries, from: SQL) =>
  queries.all<{ row: number }>(sql`select rowid as row from ${from}`).map(({ row }) => row);

/**
 * Deletes accounts with all that hangs on them, by foreign key or by the key of their address, inside the caller's
 * transaction. Chats stay, and no longer tell whose they were; notes with cases stay under the name of whoever wrote them.
 */
export function removeAccounts(queries: Queries, people: readonly Outgoing[]): void {
  // Rows may go before those that point to them; at the end of the transaction nothing may point nowhere.
  queries.run(sql`pragma defer_foreign_keys = on`);
  const ids = listed(people.map(({ id }) => id));
  queries.run(
    sql`update case_notes set author = (select name from accounts where accounts.id = case_notes."by"), "by" = null where "by" in ${ids}`,
  );
  removeLoose(queries, people, ids);
  removeRows(queries, "accounts", rowids(queries, sql`accounts where id in ${ids}`));
  queries.run(sql`update whitelist_entries set added_by = null where added_by in ${ids}`);
}

/** What belongs to them by a name that is no foreign key: their address and their mails. */
function removeLoose(queries: Queries, people: readonly Outgoing[], ids: SQL): void {
  const keys = listed(people.map(({ address_key: key }) => key));
  queries.run(sql`delete from address_states where key in ${keys}`);
  for (const table of ["code_sends", "code_tries", "sign_in_attempts", "spender_states"])
    queries.run(sql`delete from ${sql.identifier(table)} where address_key in ${keys}`);
  removeRows(queries, "challenges", rowids(queries, sql`challenges where address_key in ${keys}`));
  removeRows(queries, "mails", rowids(queries, sql`mails where recipient in ${ids} or ${toClaimOf(ids)}`));
  queries.run(sql`update episodes set account = null, proved_at = null where account in ${ids}`);
}

/** Mails to a mailbox that is being claimed name the claim: `new-mailbox:ID`. */
const toClaimOf = (ids: SQL) =>
  sql`substr(recipient, instr(recipient, ':') + 1) in (select id from mailbox_claims where account in ${ids})`;

/** Deletes the chats that are theirs alone: in which somebody of them was proved, linked or asked for something, and nobody else. */
export function removeChatsOf(queries: Queries, people: readonly Outgoing[]): void {
  queries.run(sql`pragma defer_foreign_keys = on`);
  const ids = listed(people.map(({ id }) => id));
  const chats = queries
    .all<{ conversation: string }>(
      sql`select conversation from (${WHO_CHATS}) group by conversation having min(account in ${ids}) = 1`,
    )
    .map(({ conversation }) => conversation);
  for (const table of ["address_pages", "link_tries"])
    queries.run(sql`delete from ${sql.identifier(table)} where conversation in ${listed(chats)}`);
  removeRows(queries, "conversations", rowids(queries, sql`conversations where id in ${listed(chats)}`));
}

const WHO_CHATS = sql`select conversation, account from episodes where account is not null
  union all select conversation, account from proofs
  union all select conversation, account from linked_chats
  union all select conversation, account from approvals`;

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
export function removeRows(queries: Queries, table: string, rows: readonly number[]): void {
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

import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { fileURLToPath } from "node:url";
import { damaged, isDamage, refuseDamage, StoreUnusable } from "./damage.ts";
import { keepStatements } from "./keep-statements.ts";

const ownMigrations = fileURLToPath(new URL("../../db/migrations", import.meta.url));

export type Queries = ReturnType<typeof drizzle>;

export interface OpenStore {
  readonly queries: Queries;
  /**
   * Runs `work` in one `BEGIN IMMEDIATE` transaction. Synchronous on purpose: after an `await` the rest would run,
   * and be committed, outside of it.
   */
  transact<Result>(work: (queries: Queries) => Result): Result;
  /** Id of this start of the program, on what it takes in hand; left out where nobody outlives the process. */
  readonly start?: string;
  close(): void;
}

/**
 * Opens the database file, creates it when absent, and brings it to the newest migration.
 *
 * Durability is asserted, not assumed: better-sqlite3 is built to use `synchronous=NORMAL` in WAL mode, with which a
 * committed "code used" can vanish in a power cut.
 *
 * @param file path of the database file, or `:memory:` for a world that ends with the process
 * @param migrations folder of the numbered migrations; another one only in tests
 * @throws StoreUnusable when the file cannot be opened, written or migrated, or is plainly no whole database
 */
export function openStore(file: string, migrations: string = ownMigrations): OpenStore {
  const database = connect(file);
  const queries = drizzle(keepStatements(database));
  prepare(database, queries, file, migrations);
  return {
    queries,
    transact: (work) => database.transaction(() => work(queries)).immediate(),
    close: () => database.close(),
  };
}

function connect(file: string): Database.Database {
  try {
    const database = new Database(file);
    database.pragma("busy_timeout = 8000");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    return database;
  } catch (error) {
    throw new StoreUnusable(
      `The database file ${file} cannot be opened (${reason(error)}). Check that its folder exists and that this user may write there, or set DATABASE_FILE to another place.`,
      { cause: error },
    );
  }
}

function prepare(database: Database.Database, queries: Queries, file: string, migrations: string): void {
  try {
    if (isBehind(database, migrations)) bringUpToDate(database, queries, file, migrations);
    database.pragma("foreign_keys = ON");
  } catch (error) {
    database.close();
    if (error instanceof StoreUnusable) throw error;
    if (isDamage(error)) throw damaged(file, reason(error), error);
    throw new StoreUnusable(
      `The database file ${file} could not be brought up to date (${reason(error)}). The file was left as it was: restore write access or free space and start again.`,
      { cause: error },
    );
  }
  if (database.pragma("synchronous", { simple: true }) !== 2)
    throw new StoreUnusable(
      `The database file ${file} does not keep synchronous=FULL; a power cut could revive used codes.`,
    );
}

/**
 * Reads the whole file, so only where it is changed as a whole; at every other start it is checked beside serving.
 * drizzle rebuilds tables inside a transaction, where switching foreign keys off does nothing: rows would cascade away.
 */
function bringUpToDate(database: Database.Database, queries: Queries, file: string, migrations: string): void {
  refuseDamage(database, file);
  database.pragma("foreign_keys = OFF");
  migrate(queries, { migrationsFolder: migrations });
  const broken = database.pragma("foreign_key_check");
  if (Array.isArray(broken) && broken.length > 0) throw new Error(`${String(broken.length)} rows point nowhere`);
}

/** Whether a migration is missing. Reads the list of tables, which a file that is no whole database does not survive. */
function isBehind(database: Database.Database, migrationsFolder: string): boolean {
  const newest = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  const known = database.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (!known) return true;
  const applied = database.prepare("select max(created_at) from __drizzle_migrations").pluck().get();
  return Number(applied) < newest;
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

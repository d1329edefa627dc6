import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { fileURLToPath } from "node:url";
import { keepStatements } from "./keep-statements.ts";

const ownMigrations = fileURLToPath(new URL("../../db/migrations", import.meta.url));

/** A database that cannot be used. The message says why and what to do. */
export class StoreUnusable extends Error {}

export type Queries = ReturnType<typeof drizzle>;

export interface OpenStore {
  readonly queries: Queries;
  /**
   * Runs `work` in one `BEGIN IMMEDIATE` transaction. Synchronous on purpose: after an `await` the rest would run,
   * and be committed, outside of it.
   */
  transact<Result>(work: (queries: Queries) => Result): Result;
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
 * @throws StoreUnusable when the file cannot be opened, written or migrated, or is damaged
 */
export function openStore(file: string, migrations: string = ownMigrations): OpenStore {
  const database = connect(file);
  refuseDamage(database, file);
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

/** A damaged page shows itself only when it is read, perhaps in the middle of somebody's recovery: look before serving. */
function refuseDamage(database: Database.Database, file: string): void {
  const found = damageIn(database);
  if (found === undefined) return;
  database.close();
  throw new StoreUnusable(
    `The database file ${file} is damaged (${found}). Keep a copy of it, then put your newest backup in its place and start again.`,
  );
}

function damageIn(database: Database.Database): string | undefined {
  try {
    const found = database.pragma("integrity_check(1)", { simple: true });
    return found === "ok" ? undefined : String(found).replaceAll("\n", " ");
  } catch (error) {
    return reason(error);
  }
}

/** drizzle rebuilds tables inside a transaction, where switching foreign keys off does nothing: rows would cascade away. */
function prepare(database: Database.Database, queries: Queries, file: string, migrations: string): void {
  try {
    database.pragma("foreign_keys = OFF");
    migrate(queries, { migrationsFolder: migrations });
    const broken = database.pragma("foreign_key_check");
    if (Array.isArray(broken) && broken.length > 0) throw new Error(`${String(broken.length)} rows point nowhere`);
    database.pragma("foreign_keys = ON");
  } catch (error) {
    database.close();
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

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

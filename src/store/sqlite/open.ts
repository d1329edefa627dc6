import Database from "better-sqlite3";
import type { OpenStore, Queries } from "./database.ts";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { KeyProof } from "../../auth/ports.ts";
import { ownMigrations } from "../migrations-folder.ts";
import { damaged, isDamage, reasonOf, refuseDamage, StoreUnusable } from "./damage.ts";
import { closeToOthers, filesOf, makeClosed } from "./database-files.ts";
import { markKey, refuseOtherKey } from "./key-fits.ts";
import { keepCopy, refuseNewer, standingOf } from "./migrations.ts";
import { keepStatements } from "./statement-cache.ts";

/**
 * Opens the database file, creates it when absent, and brings it to the newest migration.
 *
 * Durability is asserted, not assumed: better-sqlite3 is built to use `synchronous=NORMAL` in WAL mode, with which a
 * committed "code used" can vanish in a power cut.
 *
 * @param file path of the database file, or `:memory:` for a world that ends with the process
 * @param migrations folder of the numbered migrations; another one only in tests
 * @param key which key the database must belong to; a new one belongs to it from now on. Left out: any
 * @throws StoreUnusable when the file cannot be opened, written or migrated, is plainly no whole database, was used by a
 *   newer version or belongs to another key
 */
export function openStore(file: string, migrations: string = ownMigrations, key?: KeyProof): OpenStore {
  const database = connect(file, migrations, key);
  const store = storeOn(database);
  prepare(database, store.queries, file, migrations);
  if (key) markKey(database, file, key);
  closeToOthers(filesOf(file));
  return store;
}

/** A store on a database that somebody opened, with the newest migration in it. Closing it closes the database. */
export function storeOn(database: Database.Database): OpenStore {
  database.pragma("foreign_keys = ON");
  const queries = drizzle(keepStatements(database));
  return {
    queries,
    transact: (work) => database.transaction(() => work(queries)).immediate(),
    close: () => database.close(),
  };
}

function connect(file: string, migrations: string, key: KeyProof | undefined): Database.Database {
  try {
    makeFile(file);
    const database = new Database(file);
    database.pragma("busy_timeout = 8000");
    firstLook(database, file, migrations, key);
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    return database;
  } catch (error) {
    if (error instanceof StoreUnusable) throw error;
    throw new StoreUnusable(
      `The database file ${file} cannot be opened (${reasonOf(error)}). Check that its folder exists and that this user may write there, or set DATABASE_FILE to another place.`,
      { cause: error },
    );
  }
}

function prepare(database: Database.Database, queries: Queries, file: string, migrations: string): void {
  try {
    if (standingOf(database, migrations).pending.length > 0) bringUpToDate(database, queries, file, migrations);
    database.pragma("foreign_keys = ON");
  } catch (error) {
    database.close();
    if (error instanceof StoreUnusable) throw error;
    if (isDamage(error)) throw damaged(file, reasonOf(error), error);
    throw new StoreUnusable(
      `The database file ${file} could not be brought up to date (${reasonOf(error)}). The file was left as it was: restore write access or free space and start again.`,
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
  keepCopy(database, file, migrations);
  migrate(queries, { migrationsFolder: migrations });
  const broken = database.pragma("foreign_key_check");
  if (Array.isArray(broken) && broken.length > 0) throw new Error(`${String(broken.length)} rows point nowhere`);
}

/** Makes the file of a database when there is none, for nobody but this user. */
function makeFile(file: string): void {
  if (file !== ":memory:") makeClosed(file);
}

/**
 * What must be known of a database before anything in it is changed: that this version knows it, and that it belongs to
 * the key. Closes it when it does not.
 *
 * @throws StoreUnusable
 */
export function firstLook(
  database: Database.Database,
  file: string,
  migrations: string,
  key: KeyProof | undefined,
): void {
  try {
    refuseNewer(database, file, migrations);
    if (key) refuseOtherKey(database, file, key);
  } catch (error) {
    database.close();
    throw isDamage(error) ? damaged(file, reasonOf(error)) : error;
  }
}

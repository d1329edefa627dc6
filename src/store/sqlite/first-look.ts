import type Database from "better-sqlite3";
import type { KeyProof } from "../../auth/ports.ts";
import { makeClosed } from "./closed-files.ts";
import { refuseOtherKey } from "./key-fits.ts";
import { refuseNewer } from "./known-migrations.ts";
import { damaged, isDamage, reasonOf } from "./unusable.ts";

/** Makes the file of a database when there is none, for nobody but this user. */
export function makeFile(file: string): void {
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

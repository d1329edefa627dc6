import type Database from "better-sqlite3";
import { readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { StoreUnusable } from "./damage.ts";
import { makeDraft } from "./database-files.ts";

const JOURNAL = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });
const APPLIED = z.array(z.object({ at: z.coerce.number() }));

/** The migrations in a folder, oldest first. */
const knownIn = (folder: string) =>
  JOURNAL.parse(JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8"))).entries;

const appliedTo = (database: Database.Database): readonly number[] =>
  hasTable(database, "__drizzle_migrations")
    ? APPLIED.parse(database.prepare("select created_at as at from __drizzle_migrations").all()).map(({ at }) => at)
    : [];

/** How the migrations of a program and of a database stand to each other. */
export interface Standing {
  /** Migrations of the database that this program does not know. */
  readonly unknown: number;
  /** Names of migrations that the database has yet to get; the first one begins with its number. */
  readonly pending: readonly string[];
  /** It has none yet: nothing is in it. */
  readonly isNew: boolean;
}

export function standingOf(database: Database.Database, folder: string): Standing {
  const known = knownIn(folder);
  const applied = appliedTo(database);
  return {
    unknown: applied.filter((at) => !known.some(({ when }) => when === at)).length,
    pending: known.filter(({ when }) => !applied.includes(when)).map(({ tag }) => tag),
    isNew: applied.length === 0,
  };
}

/**
 * An older program on a newer database would write rows that the newer one cannot read, and miss what it must not.
 *
 * @throws StoreUnusable when the database has a migration that this program does not know
 */
export function refuseNewer(database: Database.Database, file: string, folder: string): void {
  const { unknown } = standingOf(database, folder);
  if (unknown === 0) return;
  throw new StoreUnusable(
    `The database file ${file} was used by a newer Latchkey: ${String(unknown)} of its changes this version does not know. Start that version again, or restore a backup from before the upgrade. Nothing was changed.`,
  );
}

export const hasTable = (database: Database.Database, name: string): boolean =>
  database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(name) !== undefined;

/**
 * Keeps a copy of a database that is about to be migrated: the way back to the version before, complete and in one file
 * (`latchkey.db.before-0008`). Only the newest of them is kept. A new database and one in memory have nothing to keep.
 *
 * @throws when there is no room for it; the database is then left as it was
 */
export function keepCopy(database: Database.Database, file: string, migrations: string): void {
  const { pending, isNew } = standingOf(database, migrations);
  const [first] = pending;
  if (isNew || first === undefined || file === ":memory:") return;
  const copy = `${file}.before-${first.slice(0, 4)}`;
  const draft = makeDraft(copy);
  database.prepare("vacuum into ?").run(draft);
  renameSync(draft, copy);
  for (const older of copiesOf(file)) if (older !== copy) rmSync(older, { force: true });
}

/** Takes away the copies that were kept of a database that was only passing. */
export function dropCopies(file: string): void {
  for (const copy of copiesOf(file)) rmSync(copy, { force: true });
}

const copiesOf = (file: string): readonly string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.before-`) && /\.before-\d{4}$/u.test(name))
    .map((name) => join(dirname(file), name));

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { z } from "zod";
import { hasTable } from "./has-table.ts";
import { StoreUnusable } from "./unusable.ts";

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

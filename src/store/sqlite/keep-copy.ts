import { readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type Database from "better-sqlite3";
import { makeDraft } from "./draft.ts";
import { standingOf } from "./known-migrations.ts";

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

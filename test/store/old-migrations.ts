import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Journal = z.looseObject({ entries: z.array(z.looseObject({ idx: z.number() })) });

/** The migrations of today up to number `last`, in a folder below `root`: what an older version came with. */
export function migrationsOf(root: string, last: number): string {
  const folder = join(mkdtempSync(join(root, "m-")), "migrations");
  cpSync("db/migrations", folder, { recursive: true });
  const journal = join(folder, "meta", "_journal.json");
  const { entries, ...rest } = Journal.parse(JSON.parse(readFileSync(journal, "utf8")));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.filter(({ idx }) => idx <= last) }));
  return folder;
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { loadDump } from "./dump.ts";
import { startLife } from "./life.ts";
import { fromThenOn } from "./story.ts";

/** Each database under the number of its newest migration: its rows, what people hold, and how everything went on. */
export const DATABASES = fileURLToPath(new URL("databases", import.meta.url));

/** What is kept beside the rows. */
const Beside = z.object({
  now: z.number(),
  held: z.record(z.string(), z.string()),
  goesOn: z.array(z.string()),
});

/** Numbers of the databases that were kept. */
export const keptDatabases = (): readonly string[] =>
  readdirSync(DATABASES).flatMap((name) => (name.endsWith(".sql") ? [name.slice(0, -4)] : []));

const read = (name: string) => readFileSync(join(DATABASES, name), "utf8");

export const besideOf = (number: string) => Beside.parse(JSON.parse(read(`${number}.json`)));

/** Opens a copy of a kept database with the present program, and lets everything in it go on. */
export async function goOnWith(number: string): Promise<readonly string[]> {
  return inFile(async (file) => {
    loadDump(file, read(`${number}.sql`));
    const { now, held } = besideOf(number);
    const life = startLife({ file, now, seed: "goes on" });
    try {
      return await fromThenOn(life, held);
    } finally {
      life.close();
    }
  });
}

/** Lends a file that is gone afterwards. */
export async function inFile<Result>(work: (file: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "frozen-"));
  try {
    return await work(join(folder, "latchkey.db"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

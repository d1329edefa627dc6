import { sql } from "drizzle-orm";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plantDemoWorld } from "../../db/demo.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { ownMigrations } from "../../src/store/migrations-folder.ts";
import { DATABASES, goOnWith, inFile } from "./databases.ts";
import { dumpOf } from "./dump.ts";
import { hasher, startLife } from "./life.ts";
import { untilStopped } from "./story.ts";

// Keeps a database that the present program wrote, in the middle of everything. One that is kept is never written again.
const newest = readdirSync(ownMigrations)
  .filter((name) => name.endsWith(".sql"))
  .toSorted()
  .at(-1);
const number = newest?.slice(0, 4) ?? "";
mkdirSync(DATABASES, { recursive: true });

const { statements, ...beside } = await inFile(async (file) => {
  const life = startLife({ file, now: Date.UTC(2026, 0, 5, 9), seed: "before" });
  const { store, clock, world } = life;
  await plantDemoWorld({
    store,
    clock,
    hasher,
    random: seededRandom("demo"),
    secrets: world.secrets,
    withPast: true,
  });
  const held = await untilStopped(life);
  const now = clock.now();
  // Most of the bytes, and nobody opens the others again.
  store.queries.run(
    sql`delete from local_mailbox where id not in (select id from local_mailbox order by at desc limit 4)`,
  );
  life.close();
  return { statements: dumpOf(file), now, held };
});
writeFileSync(join(DATABASES, `${number}.sql`), statements, { flag: "wx" });
const path = join(DATABASES, `${number}.json`);
const write = (goesOn: readonly string[]) => writeFileSync(path, `${JSON.stringify({ ...beside, goesOn }, null, 2)}\n`);
write([]);
write(await goOnWith(number));

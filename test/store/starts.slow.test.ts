import Database from "better-sqlite3";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { after } from "../../src/shared/brand.ts";
import { HOUR } from "../../src/shared/clock.ts";
import { holdStart } from "../../src/store/sqlite/starts.ts";
import { beginStart, type OpenStore } from "../../src/store/store.ts";
import { openPostOffice } from "../doubles/post-office.ts";
import { atTheEnd, openWorld, type World } from "../mail/world.ts";

const HOLDER = fileURLToPath(new URL("hold-leases.ts", import.meta.url));

/** A start in a process of its own, with one mail in hand for an hour. */
async function holdElsewhere(world: World, start: string): Promise<ChildProcess> {
  const now = world.clock.now();
  const words = [world.file, start, String(now), String(after(now, HOUR))];
  const child = spawn(process.execPath, ["--expose-gc", HOLDER, ...words], { stdio: ["pipe", "pipe", "inherit"] });
  atTheEnd(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

const startAgain = (world: World, start: string): OpenStore => {
  const store = beginStart(world.again(), world.file, start, world.clock.now());
  atTheEnd(() => store.close());
  return store;
};

const locksOf = (world: World) => readdirSync(dirname(world.file)).filter((name) => name.includes(".start-"));

test("what a process had in hand when it was killed goes out at the next start, an hour before its lease ends", async () => {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  const id = world.order();
  await kill(await holdElsewhere(world, "first"));
  const next = startAgain(world, "second");
  await world.mail({ smtpUrl: office.url }, next).worker.drain();
  expect(office.received).toHaveLength(1);
  expect(world.attempts().map(({ outcome }) => outcome)).toEqual(["unknown", "accepted"]);
  expect(world.row(id)).toMatchObject({ status: "accepted", tries: 2, heldBy: null });
  expect(locksOf(world)).toHaveLength(1);
});

test("what a process that lives has in hand stays with it, however many others start", async () => {
  const world = openWorld();
  const office = await openPostOffice();
  atTheEnd(() => office.close());
  world.order();
  const holder = await holdElsewhere(world, "living");
  for (const start of ["second", "third"])
    expect(await world.mail({ smtpUrl: office.url }, startAgain(world, start)).worker.drain()).toBe(0);
  expect(office.received).toEqual([]);
  await kill(holder);
  expect(await world.mail({ smtpUrl: office.url }, startAgain(world, "fourth")).worker.drain()).toBe(1);
});

test("a lease of a start that left no proof of its end runs out by itself", async () => {
  const world = openWorld();
  const id = world.order();
  world.store.queries.run("update mails set held_by = 'nobody knows', lease = 'x', next_try = next_try + 60000");
  startAgain(world, "later");
  expect(world.row(id)).toMatchObject({ heldBy: "nobody knows", lease: "x" });
});

const Names = z.array(z.string());
const Columns = z.array(z.object({ name: z.string(), type: z.string(), pk: z.number() }));

/** Every table that can say who has a row of it in hand. */
const withLeases = (database: Database.Database) =>
  Names.parse(
    database
      .prepare("select t.name from sqlite_schema t, pragma_table_info(t.name) c where c.name = 'held_by' order by 1")
      .pluck()
      .all(),
  );

/** A row of nothing but what the schema demands, in the hands of `holder` until the end of time. */
function insertHeld(database: Database.Database, table: string, holder: string): void {
  const columns = Columns.parse(database.pragma(`table_info("${table}")`));
  const valueOf = ({ name, type, pk }: (typeof columns)[number]) => {
    if (name === "next_try") return Number.MAX_SAFE_INTEGER;
    if (type.toLowerCase() === "integer") return pk === 1 ? null : 1;
    return name === "held_by" || pk > 0 || name === "key" ? holder : "{}";
  };
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const marks = columns.map(() => "?").join(", ");
  database.prepare(`insert into "${table}" (${names}) values (${marks})`).run(...columns.map(valueOf));
}

test("every table that knows a lease gives back those of a dead start, and of no other", () => {
  const world = openWorld();
  const database = new Database(world.file);
  atTheEnd(() => void database.close());
  database.pragma("foreign_keys = OFF");
  const tables = withLeases(database);
  expect(tables).toEqual(["case_topics", "deliveries", "mails", "works"]);
  holdStart(world.file, "dead").release();
  const living = holdStart(world.file, "living");
  atTheEnd(() => living.release());
  for (const table of tables) for (const holder of ["dead", "living"]) insertHeld(database, table, holder);
  startAgain(world, "next");
  for (const table of tables) {
    const rows = database.prepare(`select held_by, next_try from "${table}" order by next_try`).raw().all();
    expect(rows, table).toEqual([
      [null, world.clock.now()],
      ["living", Number.MAX_SAFE_INTEGER],
    ]);
  }
});

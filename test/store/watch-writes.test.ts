import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { doneOnce } from "../../db/schema/once.ts";
import { idempotencyKey } from "../../src/shared/brand.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { createHealth } from "../../src/shared/health.ts";
import { openStore, unwritableBecause, watchWrites, writeProbe } from "../../src/store/store.ts";
import { sql } from "drizzle-orm";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A database file that is really full: SQLite itself refuses the next page. */
function fullStore() {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-full-"));
  folders.push(folder);
  const open = openStore(join(folder, "latchkey.db"));
  const clock = virtualClock();
  const told = new Array<string>();
  const health = createHealth(clock, (part, news) => told.push(`${part} ${news.kind}`));
  const part = health.part("database", true);
  const store = watchWrites(open, part);
  const probe = writeProbe(store, clock, part, () => health.read()["database"]?.state === "down");
  const write = (n: number) =>
    store.transact((queries) =>
      queries
        .insert(doneOnce)
        .values({ key: idempotencyKey(`k${String(n)}`), answer: "-".repeat(20_000), at: clock.now() })
        .run(),
    );
  const pages = (most: number) => open.queries.get(sql.raw(`pragma max_page_count = ${String(most)}`));
  const keys = () => open.queries.select({ key: doneOnce.key }).from(doneOnce).all();
  return { open, told, health, probe, write, pages, keys };
}

test("a full disk takes the database down, in one line, and it comes back by itself in another", async () => {
  const { open, told, health, probe, write, pages, keys } = fullStore();
  pages(1);
  for (const n of [1, 2, 3]) expect(() => write(n)).toThrow(/full/u);
  await probe.drain();
  expect(told).toEqual(["database began"]);
  expect(health.read()["database"]?.state).toBe("down");
  pages(1_000_000);
  await probe.drain();
  expect(told).toEqual(["database began", "database ended"]);
  expect(keys()).toEqual([]);
  write(4);
  expect(keys()).toHaveLength(1);
  open.close();
});

test("a database that is well is not written to in order to see so", async () => {
  const { open, probe, keys } = fullStore();
  const before = open.queries.get<{ n: number }>(sql`select total_changes() as n`);
  await probe.drain();
  expect(open.queries.get(sql`select total_changes() as n`)).toEqual(before);
  expect(keys()).toEqual([]);
  open.close();
});

test("what a rule throws, and a broken constraint, are no trouble of the disk", () => {
  const { open, told, write } = fullStore();
  write(1);
  expect(() => write(1)).toThrow();
  expect(told).toEqual([]);
  expect(unwritableBecause(new Error("no"))).toBeUndefined();
  open.close();
});

/** A small file system of its own; only root can make one. */
const isFull = existsSync("/dev/full");

test.runIf(isFull)("a file beside the database that finds the disk full is trouble of the disk too", () => {
  const write = () => writeFileSync("/dev/full", "x");
  expect(write).toThrow();
  try {
    write();
  } catch (error) {
    expect(unwritableBecause(error)).toMatch(/^The disk is full/u);
  }
});

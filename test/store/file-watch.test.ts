import Database from "better-sqlite3";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { systemClock, virtualClock } from "../../src/shared/clock.ts";
import { serve } from "../../src/app/serve.ts";
import { readConfig } from "../../src/config/config.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { openStore, refuseDamagedFile, refuseMarked, StoreUnusable, watchFile } from "../../src/store/store.ts";
import { visit } from "../bench/visitor.ts";
import { freePort } from "../support/free-port.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-watch-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** A file with many rows in a table that no start reads. */
function filledFile(): string {
  const file = join(folder, `watched-${String((files += 1))}.db`);
  const store = openStore(file);
  store.transact((queries) => {
    for (let n = 0; n < 2000; n += 1)
      queries.run(sql`insert into done_once (key, answer, at) values (${`key ${String(n)}`}, '"done"', ${n})`);
  });
  store.close();
  return file;
}

/** A page of that table reads as rubbish: what a failing disk leaves. */
function spoil(file: string): void {
  const database = new Database(file);
  const leaf = "select max(pageno) from dbstat where name = 'done_once' and pagetype = 'leaf'";
  const page = database.prepare(leaf).pluck().get();
  const size = database.pragma("page_size", { simple: true });
  database.close();
  const disk = openSync(file, "r+");
  writeSync(disk, Buffer.alloc(Number(size), 0xa5), 0, Number(size), (Number(page) - 1) * Number(size));
  closeSync(disk);
}

/** Watches until the check has come to its end, or to damage. */
async function watched(file: string) {
  const told = new Array<string>();
  const now = virtualClock().now();
  const opened = openStore(file);
  const watch = watchFile(
    opened,
    file,
    (damage) => told.push(damage.message),
    (why) => told.push(why),
  );
  await watch.checked;
  const write = () =>
    watch.store.transact((queries) => queries.run(sql`insert into done_once values ('new', '1', ${now})`));
  return { told, watch, write, opened };
}

test("a sound file is read to its end, and writing goes on", async () => {
  const { told, watch, write, opened } = await watched(filledFile());
  expect([told, watch.isDamaged()]).toEqual([[], false]);
  write();
  opened.close();
});

test("a page that is damaged ends all writing, says what to do, and leaves word for the next start", async () => {
  const file = filledFile();
  spoil(file);
  const { told, watch, write, opened } = await watched(file);
  expect(told).toEqual([expect.stringMatching(/is damaged .*newest backup/u)]);
  expect(watch.isDamaged()).toBe(true);
  expect(write).toThrow(StoreUnusable);
  expect(() => opened.queries.run(sql`insert into done_once values ('beside', '1', 1)`)).toThrow();
  opened.close();
  expect(() => refuseMarked(file)).toThrow(StoreUnusable);
  expect(() => refuseDamagedFile(file)).toThrow(/newest backup/u);
});

test("a backup put in its place is looked at once, and then forgotten", async () => {
  const file = filledFile();
  const whole = readFileSync(file);
  spoil(file);
  (await watched(file)).opened.close();
  for (const rest of ["-wal", "-shm"]) rmSync(file + rest, { force: true });
  writeFileSync(file, whole);
  refuseMarked(file);
  expect(existsSync(`${file}.damaged`)).toBe(false);
});

test("a transaction that comes upon damage before the check does ends the writing as well", async () => {
  const file = filledFile();
  const opened = openStore(file);
  const told: string[] = [];
  const watch = watchFile(opened, file, ({ message }) => told.push(message), String);
  await watch.checked;
  spoil(file);
  const beside = openStore(file);
  const late = watchFile(beside, file, ({ message }) => told.push(message), String);
  expect(() => late.store.transact((queries) => queries.all(sql`select sum(length(answer)) from done_once`))).toThrow(
    StoreUnusable,
  );
  expect(late.isDamaged()).toBe(true);
  expect(told).toEqual([expect.stringMatching(/newest backup/u)]);
  late.end();
  beside.close();
  opened.close();
});

const PRODUCTION = {
  SMTP_URL: "smtp://127.0.0.1:9",
  LATCHKEY_SECRET: Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("base64"),
};

/** The whole program over the file, as `npm start` runs it. */
async function serveOver(file: string) {
  const settings = { PORT: String(await freePort()), DATABASE_FILE: file, TRUSTED_PROXIES: "loopback", ...PRODUCTION };
  const config = readConfig(settings, folder, systemRandom);
  const logged: string[] = [];
  const log = (event: string, _fields: object, error?: unknown) => void logged.push(`${event} ${String(error)}`);
  const running = await serve({ config, clock: systemClock, random: systemRandom, log });
  return { running, logged, baseUrl: config.publicBaseUrl };
}

test("the program starts on a file with a damaged page, finds it beside serving, and takes nothing in any more", async () => {
  const file = filledFile();
  await (await serveOver(file)).running.close();
  spoil(file);
  const { running, logged, baseUrl } = await serveOver(file);
  const health = () => fetch(`${baseUrl}/health`);
  while ((await health()).status === 200);
  expect(await (await health()).json()).toMatchObject({ status: "database damaged" });
  const writes = async () => (await visit(baseUrl, "198.51.100.1")).turn("hello");
  await expect(writes()).rejects.toThrow(/answered 5\d\d/u);
  expect(logged.filter((line) => line.startsWith("database_damaged"))).toEqual([
    expect.stringMatching(/is damaged .*newest backup/u),
  ]);
  await running.close();
  await expect(serveOver(file)).rejects.toThrow(/newest backup/u);
}, 60_000);

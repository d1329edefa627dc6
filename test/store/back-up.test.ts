import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { keyProof } from "../../src/auth/auth.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { backUp, openStore, StoreUnusable } from "../../src/store/store.ts";
import { install, newFolder } from "./restored-world.ts";

const folders: string[] = [];
const folder = () => {
  const fresh = newFolder();
  folders.push(fresh);
  return fresh;
};
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true });
});

test("what lies in the log is in the copy, the file beside it is not needed, and only this user may read it", async () => {
  const place = await install(folder());
  const { people, newest } = await place.backUp();
  expect(existsSync(`${place.file}-wal`)).toBe(true);
  expect(readdirSync(place.folder).filter((name) => name.startsWith("backup"))).toEqual(["backup.db"]);
  expect(statSync(place.to).mode & 0o777).toBe(0o600);
  const copy = openStore(place.to, undefined, place.key);
  const rows = (store: typeof copy) => store.queries.all(sql`select * from accounts order by id`);
  expect(rows(copy)).toEqual(rows(place.world.open));
  expect([people, newest?.sequence]).toEqual([rows(copy).length, expect.any(Number)]);
  copy.close();
  place.world.open.close();
});

test("lines that are written while it copies do not make it begin anew, and are not half in it", async () => {
  const place = await install(folder());
  const { queries } = place.world.open;
  const note = () => queries.run(sql`insert into audit (at, event, line) values (1, 'x', ${"x".repeat(3000)})`);
  for (let n = 0; n < 10_000; n += 1) note();
  const seen: number[] = [];
  const onProgress = (part: number) => {
    seen.push(part);
    note();
  };
  const { rows } = await backUp({ ...place, force: false, onProgress });
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  const copy = openStore(place.to, undefined, place.key);
  expect(copy.queries.all(sql`select count(*) as lines from audit`)).toEqual([{ lines: rows["audit"] }]);
  copy.close();
  place.world.open.close();
});

test("a file that has the name already is left alone, and replaced only when that is asked for", async () => {
  const place = await install(folder());
  writeFileSync(place.to, "the only photo of grandmother");
  await expect(place.backUp()).rejects.toThrow(/is there already, and was left as it is.*--force/u);
  expect(readFileSync(place.to, "utf8")).toBe("the only photo of grandmother");
  await place.backUp(true);
  openStore(place.to, undefined, place.key).close();
  expect(readdirSync(place.folder).filter((name) => name.includes("part"))).toEqual([]);
  place.world.open.close();
});

test.each([
  ["the database itself", "latchkey.db"],
  ["its log", "latchkey.db-wal"],
  ["another name of the database", "second-name.db"],
  ["a folder", "sub"],
  ["a place in a folder that is not there", "none/backup.db"],
])("%s is no place for a copy, even by force, and nothing changes", async (_what, name) => {
  const place = await install(folder());
  mkdirSync(join(place.folder, "sub"));
  linkSync(place.file, join(place.folder, "second-name.db"));
  const to = join(place.folder, name);
  await expect(backUp({ ...place, to, force: true })).rejects.toThrow(StoreUnusable);
  expect(place.world.open.queries.all(sql`select count(*) > 10 as many from accounts`)).toEqual([{ many: 1 }]);
  place.world.open.close();
});

test("with another key, or of a database that is damaged, nothing is written", async () => {
  const place = await install(folder());
  place.world.open.close();
  const key = keyProof(createSecrets(new Uint8Array(32), seededRandom("none needed")));
  await expect(backUp({ ...place, key, force: false })).rejects.toThrow("LATCHKEY_SECRET is not the key");
  const bytes = readFileSync(place.file);
  bytes.fill(0xff, 30 * 4096, 90 * 4096);
  writeFileSync(place.file, bytes);
  await expect(place.backUp()).rejects.toThrow(StoreUnusable);
  expect(readdirSync(place.folder).filter((name) => /backup|part/u.test(name))).toEqual([]);
});

test("a folder that may not be written in is told, and what a killed copy left is swept out by the next", async () => {
  const place = await install(folder());
  writeFileSync(`${place.to}.part-999999999`, "half");
  await place.backUp();
  expect(readdirSync(place.folder).filter((name) => name.includes("part"))).toEqual([]);
  chmodSync(place.folder, 0o500);
  const free = process.getuid?.() === 0;
  if (!free) await expect(backUp({ ...place, to: join(place.folder, "b2"), force: false })).rejects.toThrow();
  chmodSync(place.folder, 0o700);
  place.world.open.close();
});

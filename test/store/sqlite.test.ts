import { sql } from "drizzle-orm";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openStore, StoreUnusable } from "../../src/store/store.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-store-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `store-${String((files += 1))}.db`);
test("durability is asserted: WAL, synchronous=FULL, foreign keys on, patience with a second writer", () => {
  const open = openStore(newFile());
  const pragma = (name: string) =>
    Object.values(z.record(z.string(), z.unknown()).parse(open.queries.get(sql.raw(`pragma ${name}`))))[0];
  expect([pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")]).toEqual(["wal", 2, 1]);
  expect(pragma("busy_timeout")).toBeGreaterThan(1000);
  open.close();
});

test("a row that points nowhere is refused", () => {
  const open = openStore(newFile());
  const orphan = sql`insert into mail_attempts (mail, number, started_at, outcome) values ('none', 1, 1, 'unknown')`;
  expect(causeOf(() => open.queries.run(orphan))).toMatch(/FOREIGN KEY/);
  open.close();
});

/** drizzle wraps what the database says. */
function causeOf(work: () => unknown): string {
  try {
    work();
    return "nothing was refused";
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  }
}

const journal = z.object({ entries: z.array(z.looseObject({ idx: z.number(), when: z.number() })) }).loose();

/** The migrations of today and one that rebuilds a parent table, as drizzle-kit writes it. */
function withRebuildOfMails(): string {
  const later = join(folder, "later");
  cpSync("db/migrations", later, { recursive: true });
  const file = join(later, "meta", "_journal.json");
  const known = journal.parse(JSON.parse(readFileSync(file, "utf8")));
  const last = known.entries.at(-1);
  const next = { ...last, idx: (last?.idx ?? 0) + 1, when: (last?.when ?? 0) + 1000, tag: "9999_rebuild" };
  writeFileSync(file, JSON.stringify({ ...known, entries: [...known.entries, next] }));
  const steps = [
    "PRAGMA foreign_keys=OFF;",
    "CREATE TABLE `__new_mails` AS SELECT * FROM `mails`;",
    "DROP TABLE `mails`;",
    "CREATE TABLE `mails` (`id` text PRIMARY KEY NOT NULL, `template` text NOT NULL);",
    "INSERT INTO `mails` SELECT `id`, `template` FROM `__new_mails`;",
    "DROP TABLE `__new_mails`;",
    "PRAGMA foreign_keys=ON;",
  ];
  writeFileSync(join(later, "9999_rebuild.sql"), steps.join("\n--> statement-breakpoint\n"));
  return later;
}

test("a migration that rebuilds a table keeps the rows that hang on it", () => {
  const file = newFile();
  const before = openStore(file);
  before.queries.run(sql`insert into mails (id, template, recipient, language, details, queued_at, status, tries)
    values ('m', 'code', 'decoy', 'en', '{}', 1, 'queued', 1)`);
  before.queries.run(sql`insert into mail_attempts (mail, number, started_at, outcome) values ('m', 1, 1, 'unknown')`);
  before.close();
  const later = openStore(file, withRebuildOfMails());
  expect(later.queries.all(sql`select * from mails`)).toEqual([{ id: "m", template: "code" }]);
  expect(later.queries.all(sql`select mail from mail_attempts`)).toEqual([{ mail: "m" }]);
  later.close();
});

test.each([
  ["in a folder that does not exist", () => join(folder, "no", "such", "store.db")],
  ["that is a folder", () => folder],
  ["that is something else", () => textFile()],
])("a database file %s is refused with the cure", (_what, file) => {
  const name = file();
  expect(() => openStore(name)).toThrow(StoreUnusable);
  expect(() => openStore(name)).toThrow(name);
});

function textFile(): string {
  const file = join(folder, "letter.txt");
  writeFileSync(file, "Dear Sir or Madam, ".repeat(500));
  chmodSync(file, 0o600);
  expect(existsSync(file)).toBe(true);
  return file;
}

import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { keepStatements } from "../../src/store/sqlite/statement-cache.ts";

const COUNT = "select count(*) as n from things";

function openKept() {
  const database = new Database(":memory:");
  database.exec("create table things (id integer primary key, name text)");
  return keepStatements(database);
}

test("the same words are compiled once, other words again", () => {
  const database = openKept();
  expect(database.prepare(COUNT)).toBe(database.prepare(COUNT));
  expect(database.prepare(COUNT)).not.toBe(database.prepare(`${COUNT} where id > 1`));
});

test("whoever asks for bare rows changes nothing for the next one", () => {
  const database = openKept();
  expect(database.prepare(COUNT).raw().get()).toEqual([0]);
  expect(database.prepare(COUNT).get()).toEqual({ n: 0 });
});

test("a table that gets a column in between is read with it", () => {
  const database = openKept();
  const add = "insert into things (name) values ('key') returning *";
  expect(database.prepare(add).get()).toEqual({ id: 1, name: "key" });
  database.exec("alter table things add column place text default 'hall'");
  expect(database.prepare(add).get()).toEqual({ id: 2, name: "key", place: "hall" });
});

test("more different statements than are kept work all the same", () => {
  const database = openKept();
  for (let n = 0; n < 2500; n += 1) expect(database.prepare(`select ${String(n)} as n`).get()).toEqual({ n });
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ownFolderIn } from "../../src/kept-code.js";

const root = mkdtempSync(join(tmpdir(), "latchkey-code-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const place = () => mkdtempSync(join(root, "p-"));

test("code is kept in a folder that nobody else can look or write into, and found again", () => {
  const where = join(place(), "deeper");
  const folder = ownFolderIn(where) ?? "";
  expect(dirname(folder)).toBe(where);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(ownFolderIn(where)).toBe(folder);
});

/** Node runs what it finds there. */
test.each([0o720, 0o702, 0o777])("a folder that others can write into is left alone: mode %o", (mode) => {
  const where = place();
  chmodSync(ownFolderIn(where) ?? "", mode);
  expect(ownFolderIn(where)).toBeUndefined();
});

test("a link to another folder is left alone, for whoever laid it can point it elsewhere", () => {
  const where = place();
  const folder = ownFolderIn(where) ?? "";
  const other = ownFolderIn(place()) ?? "";
  rmSync(folder, { recursive: true });
  symlinkSync(other, folder);
  expect(ownFolderIn(where)).toBeUndefined();
});

test("where nothing can be kept, nothing is, and nothing is thrown", () => {
  const where = place();
  writeFileSync(join(where, "file"), "");
  mkdirSync(join(where, "other"));
  expect(ownFolderIn(join(where, "file"))).toBeUndefined();
  expect(ownFolderIn(join(where, "other"))).toBeDefined();
});

test.each([0o702, 0o777])("nothing is kept where others could put another folder in its place: mode %o", (mode) => {
  const where = place();
  chmodSync(where, mode);
  expect(ownFolderIn(where)).toBeUndefined();
});

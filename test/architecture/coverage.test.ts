import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COVERAGE } from "../security/coverage.ts";
import type { Covered } from "../security/requirements/covered.ts";
import { testFile } from "../support/test-file.ts";
import { TOP } from "./read-modules.ts";

/** How many requirements each section of the list has; section H comes with the messengers. */
const SECTIONS = { A: 3, B: 11, C: 6, D: 8, E: 8, F: 3, G: 7, I: 5 } as const;
const EVERY_ID = Object.entries(SECTIONS).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, n) => `${section}${String(n + 1)}`),
);

/** What is wrong with a claim; nothing when it stands. */
function troubleOf({ id, tests, missing = "" }: Covered): readonly string[] {
  const empty = tests.length === 0 && missing.length < 20 ? [`${id} has neither a test nor a reason`] : [];
  const gone = tests
    .filter(([file, name]) => !isThere(file, name))
    .map(([file, name]) => `${id}: ${file} has no test "${name}"`);
  return [...empty, ...gone];
}

function isThere(file: string, name: string): boolean {
  const path = testFile(join(TOP, "test"), file);
  if (path === undefined) return false;
  const source = readFileSync(path, "utf8");
  return ['"', "`"].some((quote) => source.includes(quote + name + quote));
}

test("every security requirement is listed once, in order, and no other", () => {
  expect(COVERAGE.map(({ id }) => id)).toEqual(EVERY_ID);
});

test("every test that a requirement names is there, and without one there is a reason", () => {
  expect(COVERAGE.flatMap(troubleOf)).toEqual([]);
});

test("a requirement names no test twice", () => {
  const twice = COVERAGE.filter(({ tests }) => new Set(tests.map((one) => one.join())).size < tests.length);
  expect(twice.map(({ id }) => id)).toEqual([]);
});

test("a claim with a test that is gone, or with nothing, is found", () => {
  const what = "a claim";
  expect(troubleOf({ id: "A1", what, tests: [["auth/codes", "no such law"]] })).toEqual([
    'A1: auth/codes has no test "no such law"',
  ]);
  expect(troubleOf({ id: "A1", what, tests: [["auth/none", "a code works once"]] })).toHaveLength(1);
  expect(troubleOf({ id: "A1", what, tests: [] })).toEqual(["A1 has neither a test nor a reason"]);
});

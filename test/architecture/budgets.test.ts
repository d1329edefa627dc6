import { expect, test } from "vitest";
import { inLine } from "./breach.ts";
import { overBudget } from "./budgets.ts";
import { forbiddenNames } from "./forbidden-names.ts";
import { functionsOf } from "./measure.ts";
import { isGenerated, moduleOf, pathsBelow, readModules } from "./read-modules.ts";

const product = [...readModules("src"), ...readModules("db")].filter(({ path }) => !isGenerated(path));
const tests = readModules("test");

test("budgets are held against real files and functions", () => {
  expect(product.length).toBeGreaterThan(20);
  expect(tests.length).toBeGreaterThan(10);
  expect(product.flatMap(functionsOf).length).toBeGreaterThan(20);
});

test("files and functions of the product keep to their budgets", () => {
  expect(overBudget("src and db", product).map(inLine)).toEqual([]);
});

test("files, functions and cases of the tests keep to their budgets", () => {
  expect(overBudget("test", tests).map(inLine)).toEqual([]);
});

test("no file or folder has a name that could hold anything", () => {
  const paths = ["src", "db", "test"].flatMap((folder) => pathsBelow(folder));
  expect(forbiddenNames(paths).map(inLine)).toEqual([]);
});

test.each(["src/utils.ts", "src/mail/index.ts", "src/types/a.ts", "test/helpers/x.ts", "src/mail/mail-service.ts"])(
  "the name %s is found",
  (path) => {
    expect(forbiddenNames([path])).toHaveLength(1);
  },
);

test("names that only contain a forbidden word pass", () => {
  expect(forbiddenNames(["src/mail/content-types.ts", "src/shared/commonplace.ts", "src/mail/indexed.ts"])).toEqual([]);
});

const lines = (count: number) => "x();\n".repeat(count);
const over = (...texts: readonly string[]) =>
  overBudget(
    "seed",
    texts.map((text, at) => moduleOf(`src/seed-${at}.ts`, text)),
  ).map(inLine);
/** Enough short ones that medians stay low. */
const short = Array.from({ length: 40 }, () => "function a() {}");

test.each([
  ["a file of 301 lines", lines(301), /^src\/seed-0.ts:1 {2}file of 301 lines: at most 300/],
  ["a function of 61 lines", `\nfunction f() {\n${lines(59)}}`, /^src\/seed-0.ts:2 {2}function of 61 lines/],
  ["a method of 61 lines", `const a = { f() {\n${lines(59)}} };`, /function of 61 lines/],
  ["a callback of 61 lines", `run(() => {\n${lines(59)}});`, /function of 61 lines/],
  ["a test case of 26 lines", `test("x", () => {\n${lines(24)}});`, /test case of 26 lines: at most 25/],
  ["a case in a suite", `describe("s", () => { test.each([1])("x", () => {\n${lines(24)}}); });`, /test case of 26/],
])("%s is found", (_, text, expected) => {
  expect(over(text, ...short)).toEqual([expect.stringMatching(expected)]);
});

test.each([
  ["a file of 300 lines", lines(300)],
  ["a function of 60 lines", `function f() {\n${lines(58)}}`],
  ["a test case of 25 lines", `test("x", () => {\n${lines(23)}});`],
  ["a suite of 200 lines", `describe("s", () => {\n${lines(198)}});`],
])("%s passes", (_, text) => {
  expect(over(text, ...short)).toEqual([]);
});

test.each([
  ["a fifth of the files over 160 lines", [lines(161), lines(161), ...short.slice(0, 8)], /files: 90 % mark is 161/],
  ["half of the functions over 8 lines", [`function f() {\n${lines(7)}}`], /functions: median is 9 lines/],
])("%s is found", (_, texts, expected) => {
  expect(over(...texts)).toContainEqual(expect.stringMatching(expected));
});

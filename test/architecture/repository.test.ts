import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inLine } from "./breach.ts";
import { countPackages, lockFileBreaches } from "./lock-file.ts";
import { machineNames } from "./machine-names.ts";
import { pathsBelow, TOP } from "./read-modules.ts";

const read = (path: string) => readFileSync(join(TOP, path), "utf8");
const lock = read("package-lock.json");

/** What .gitignore keeps out, and git itself. */
const NOT_OURS = ["node_modules", ".git", "data", "coverage", "dist", "test-output"];
const IGNORED_FILES = /(^|\/)\.env$|\.log$|\.tgz$|^\.git$/;

test("the lock file names no address and every platform's package", () => {
  expect(countPackages(lock)).toBeGreaterThan(300);
  expect(lockFileBreaches(lock).map(inLine)).toEqual([]);
});

const lockOf = (packages: unknown) => lockFileBreaches(JSON.stringify({ packages })).map(inLine);

test("an address in the lock file is found, the local folder passes", () => {
  expect(lockOf({ "node_modules/a": { resolved: "https://example.com/a.tgz" } })).toHaveLength(1);
  expect(lockOf({ "node_modules/a": { resolved: "../a" } })).toHaveLength(1);
  expect(lockOf({ "node_modules/a": { resolved: "tools/node-runtime", link: true } })).toEqual([]);
});

test("an optional package without an entry is found", () => {
  expect(lockOf({ "node_modules/a": { optionalDependencies: { "a-linux": "1" } } })).toEqual([
    expect.stringContaining("node_modules/a wants a-linux, which has no entry"),
  ]);
});

test.each([
  "node_modules/a-linux",
  "node_modules/b/node_modules/a-linux",
  "node_modules/b/node_modules/@x/a/node_modules/a-linux",
])("an optional package is found where Node looks for it: %s", (place) => {
  const wants = { optionalDependencies: { "a-linux": "1" } };
  expect(lockOf({ "node_modules/b/node_modules/@x/a": wants, [place]: {} })).toEqual([]);
});

test("no file names a machine's folder or a registry", () => {
  const paths = pathsBelow(".", NOT_OURS).filter((path) => !IGNORED_FILES.test(path));
  expect(paths).toContain("package.json");
  expect(paths).toContain(".npmrc");
  expect(paths.flatMap((path) => machineNames(path, read(path))).map(inLine)).toEqual([]);
});

test.each([["work"], ["root"]])("a path below /%s is found with its line", (folder) => {
  expect(machineNames("README.md", `one\nsee ${["", folder, "x"].join("/")}`).map(inLine)).toEqual([
    expect.stringMatching(/^README.md:2 {2}names/),
  ]);
});

test("a path that only contains the word passes", () => {
  expect(machineNames("README.md", "node_modules/work-inbox and /rooted/")).toEqual([]);
});

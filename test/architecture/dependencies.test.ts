import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { TOP } from "./read-modules.ts";

const names = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: names, devDependencies: names })
  .parse(JSON.parse(readFileSync(join(TOP, "package.json"), "utf8")));
const versions = { ...manifest.dependencies, ...manifest.devDependencies };
const page = readFileSync(join(TOP, "CONTRIBUTING.md"), "utf8");

/** First cells of the table; `@types/*` stands for all of them. */
const told = [...page.matchAll(/^\| (`[^|]+?) +\|/gm)].flatMap((row) =>
  [...(row[1] ?? "").matchAll(/`([^`]+)`/g)].map((cell) => cell[1]),
);

test("CONTRIBUTING gives a reason for every dependency", () => {
  const silent = Object.keys(versions).filter((name) => !told.includes(name.startsWith("@types/") ? "@types/*" : name));
  expect(Object.keys(versions).length).toBeGreaterThan(30);
  expect(silent).toEqual([]);
});

test("every dependency is pinned to one version", () => {
  const loose = Object.entries(versions).filter(
    ([, version]) => !/^((npm:[\w-]+@)?\d+\.\d+\.\d+|file:tools\/[\w-]+)$/.test(version),
  );
  expect(loose).toEqual([]);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sameMac } from "../../src/shared/secrets.ts";
import { pathsBelow, TOP } from "../architecture/read-modules.ts";

test("MACs are equal when they are the same, and different lengths do not throw", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      expect(sameMac(left, right)).toBe(left === right);
      expect(sameMac(left, left)).toBe(true);
    }),
  );
});

const COMPARED = /\bmac\)? ?(?:===|!==)|(?:===|!==) ?\(?(?:\w+\.)*mac\b/iu;

test("nothing compares a MAC in another way", () => {
  expect(["mac === other", "a !== code.mac", "if (head.mac !== b)"].filter((line) => !COMPARED.test(line))).toEqual([]);
  const lines = pathsBelow("src")
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) =>
      readFileSync(join(TOP, path), "utf8")
        .split("\n")
        .map((line) => `${path}: ${line}`),
    );
  const compared = lines.filter((line) => COMPARED.test(line) && !/=== (?:undefined|null)/u.test(line));
  expect(compared.filter((line) => !line.includes("mac !== null"))).toEqual([]);
});

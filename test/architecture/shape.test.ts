import { expect, test } from "vitest";
import { isBrowserCode, isGenerated, moduleOf, readModules } from "./read-modules.ts";
import { shapeOf } from "./shape.ts";

const modules = [...readModules("src"), ...readModules("db")].filter(
  ({ path }) => !isBrowserCode(path) && !isGenerated(path),
);
const shape = shapeOf(modules);

/** At most so many of the files that one neighbour uses may have fewer than 40 lines. */
const SMALL_SHARE = 0.1;
/** At most this share of all lines may be imports. */
const IMPORT_SHARE = 0.085;

test("a part that only one neighbour uses is written with it, or is worth a file of its own", () => {
  const { single, singleAndSmall: small } = shape;
  expect(single.length).toBeGreaterThan(20);
  expect(small.slice(Math.floor(single.length * SMALL_SHARE))).toEqual([]);
});

test("whoever reads a file reads little of where its parts come from", () => {
  expect(shape.imports).toBeLessThanOrEqual(IMPORT_SHARE);
});

const seed = (files: Readonly<Record<string, string>>) =>
  shapeOf(Object.entries(files).map(([path, text]) => moduleOf(path, text)));

test("a small file with one importer in its folder is found, and none that two or a stranger import", () => {
  const found = seed({
    "src/a/door.ts":
      'import { x } from "./one.ts";\nimport { y } from "./two.ts";\nimport { z } from "../b/three.ts";\n',
    "src/a/other.ts": 'import { y } from "./two.ts";\n',
    "src/a/one.ts": "export const x = 1;\n",
    "src/a/two.ts": "export const y = 1;\n",
    "src/b/three.ts": "export const z = 1;\n",
  });
  expect(found.singleAndSmall).toEqual(["src/a/one.ts"]);
  expect(found.imports).toBeCloseTo(4 / 7);
});

test("a name is a homonym when three files define it, a private constant excepted", () => {
  const text = "export type Turn = 1;\nconst LONGEST = 1;\n";
  expect(seed({ "src/a.ts": text, "src/b.ts": text }).homonyms).toEqual([]);
  expect(seed({ "src/a.ts": text, "src/b.ts": text, "src/c.ts": text }).homonyms).toEqual([["Turn", 3]]);
});

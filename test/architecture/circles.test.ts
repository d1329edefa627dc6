import { expect, test } from "vitest";
import { inLine } from "./breach.ts";
import { findCircles } from "./circles.ts";
import { moduleOf, readModules } from "./read-modules.ts";

test("nothing imports itself by a detour, types included", () => {
  const modules = [...readModules("src"), ...readModules("db")];
  expect(modules.length).toBeGreaterThan(20);
  expect(findCircles(modules).map(inLine)).toEqual([]);
});

const seed = (files: Readonly<Record<string, string>>) =>
  findCircles(Object.entries(files).map(([path, text]) => moduleOf(path, text))).map(inLine);

test("a circle of types through three files is found once, with its way", () => {
  const found = seed({
    "src/auth/door.ts": 'import { a } from "./a.ts";',
    "src/auth/a.ts": '\nimport type { B } from "./b.ts";',
    "src/auth/b.ts": 'export { type A } from "./a.ts";',
  });
  expect(found).toEqual([expect.stringMatching(/^src\/auth\/a\.ts:2 .*a\.ts → src\/auth\/b\.ts → src\/auth\/a\.ts/)]);
});

test("two folders that need each other are a circle although no two files are", () => {
  const found = seed({
    "src/auth/audit/model.ts": 'import { x } from "../recovery/rules.ts";',
    "src/auth/recovery/rules.ts": "",
    "src/auth/recovery/run.ts": 'import { y } from "../audit/head.ts";',
    "src/auth/audit/head.ts": "",
  });
  expect(found).toEqual([expect.stringContaining("src/auth/audit → src/auth/recovery → src/auth/audit")]);
});

test("a file above its folder's parts and parts below it are no circle", () => {
  const files = {
    "src/auth/auth.ts": 'export { x } from "./audit/chain.ts";',
    "src/auth/audit/model.ts": 'import type { M } from "../model.ts";',
    "src/auth/model.ts": "",
  };
  expect(seed(files)).toEqual([]);
});

import { expect, test } from "vitest";
import { inLine } from "./breach.ts";
import { ABOUT_THE_DEMO, demoPeople } from "./demo-people.ts";
import { importsOf } from "./imports.ts";
import { moduleOf, readModules } from "./read-modules.ts";

const modules = readModules("test");

test("only tests that are about the demo take its people; the others have fixtures of their own", () => {
  expect(modules.length).toBeGreaterThan(300);
  expect(demoPeople(modules).map(inLine)).toEqual([]);
});

test("whoever is on the list still needs to be", () => {
  const needing = modules.filter((module) => importsOf(module).some(({ target }) => target === "db/demo.ts"));
  expect(needing.map(({ path }) => path).sort()).toEqual(Object.keys(ABOUT_THE_DEMO).sort());
});

test.each([
  ["test/auth/world.ts", 'import { plantDemoWorld } from "../../db/demo.ts";'],
  ["test/auth/members/world.ts", 'import { ACME } from "../../../db/demo/acme.ts";'],
  ["test/cli/start.ts", 'const { DEMO_WORLD } = await import("../../db/demo.ts");'],
  ["test/cli/start.ts", 'export { DEMO_WORLD } from "../../db/demo.ts";'],
])("another is refused: %s, %s", (path, text) => {
  expect(demoPeople([moduleOf(path, text)]).map(inLine)).toEqual([
    `${path}:1  a test that is not about the demo takes its people.`,
  ]);
});

test("the fixtures may be taken by everybody, and so may the tables", () => {
  const text =
    'import { COMPANIES } from "../fixtures/companies.ts";\nimport { mails } from "../../db/schema/mail.ts";';
  expect(demoPeople([moduleOf("test/auth/world.ts", text)])).toEqual([]);
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { ONE_BY_ONE, SIDE_BY_SIDE } from "./steps.ts";

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")));

const commands = [...SIDE_BY_SIDE, ...ONE_BY_ONE].map(({ command }) => command.join(" "));

test.each(["lint", "types", "format"])("the check runs all that `npm run %s` runs", (name) => {
  const parts = scripts[name]?.split(" && ") ?? [];
  expect(parts.length).toBeGreaterThan(0);
  expect(commands).toEqual(expect.arrayContaining(parts));
});

test("the check runs every test that `npm test` runs", () => {
  const tests = commands.filter((command) => command.startsWith(scripts["test"] ?? "nothing"));
  expect(tests).toEqual(["vitest run --project architecture", "vitest run --project !architecture"]);
});

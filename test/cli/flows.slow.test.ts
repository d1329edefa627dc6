import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { flowsCheck, flowsDraw, flowsPaths } from "../../src/cli/flows.ts";

let folder: string;
let lines: string[];
const print = (line: string) => void lines.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-flows-"));
  cpSync("flows", folder, { recursive: true });
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const change = (file: string, from: string, to: string) => {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
};

test("drawings and editor schema in the repository match the flows", async () => {
  expect(await flowsDraw("flows", print, { check: true })).toBe(0);
  expect(lines).toEqual([]);
});

test("flows check says in one line that all is well", async () => {
  expect(await flowsCheck(folder, print)).toBe(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\d+ flows with \d+ steps, and their texts in every language: no mistakes\.$/);
});

test("flows check prints a mistake as file:line:column, what, cure, and fails", async () => {
  change("repair/repeat.flow.yml", "outcome: resume", "outcome: resum");
  expect(await flowsCheck(folder, print)).toBe(1);
  const where = join(folder, "repair/repeat.flow.yml");
  expect(lines[0]).toMatch(
    new RegExp(
      `^${where}:\\d+:\\d+  "resum" does not fit outcome of the step "[^"]+"\\. Did you mean "resume"\\?  Use one of: `,
    ),
  );
  expect(lines.at(-1)).toBe("1 mistake to repair.");
});

test("a changed flow makes its drawings stale until they are drawn again", async () => {
  change("repair/start-over.flow.yml", "outcome: start-over", "outcome: resume");
  expect(await flowsDraw(folder, print, { check: true })).toBe(1);
  expect(lines.filter((line) => line.includes("no longer matches"))).toHaveLength(2);
  expect(await flowsDraw(folder, print, { check: false })).toBe(0);
  expect(await flowsDraw(folder, print, { check: true })).toBe(0);
});

test("the drawing of a flow that is gone is told, and deleted by drawing", async () => {
  writeFileSync(join(folder, "drawings", "gone.svg"), "");
  expect(await flowsDraw(folder, print, { check: true })).toBe(1);
  expect(lines[0]).toBe("drawings/gone.svg: its flow is gone.");
  expect(await flowsDraw(folder, print, { check: false })).toBe(0);
  expect(await flowsDraw(folder, print, { check: true })).toBe(0);
});

test("flows paths names the scenarios that walk a path, and marks those that none walks", async () => {
  const trail = [
    { flow: "cancel", step: "sure", outcome: "yes" },
    { flow: "cancel", step: "stopped", outcome: "said" },
    { flow: "cancel", step: "cancelled", outcome: "cancelled" },
  ];
  expect(await flowsPaths(folder, print, new Map([["stop", trail]]))).toBe(0);
  expect(lines).toContain("cancel (repair): 3 paths, all can be walked, 1 walked by a scenario");
  expect(lines).toContain("  ✓ sure (yes) → stopped → cancelled   [stop]");
  expect(lines).toContain("  · sure (no) → resume");
});

test("flows paths names a path that nobody can walk, because its limit is never used up", async () => {
  change(
    "sign-in/code-not-received.flow.yml",
    "labels: { yes: labels.in }\n",
    "labels: { yes: labels.in }\n    limit: { times: 9, then: other-way }\n",
  );
  expect(await flowsPaths(folder, print)).toBe(0);
  expect(lines.find((line) => line.startsWith("code-not-received"))).toMatch(/^[^,]+, \d+ of them cannot be walked$/);
  expect(lines.filter((line) => line.startsWith("  ✗ ")).every((line) => line.includes("signed-in (limit)"))).toBe(
    true,
  );
});

test("nothing is drawn or listed while there is a mistake", async () => {
  change("languages/es/chat.yml", "welcome:", "welcom:");
  expect(await flowsDraw(folder, print, { check: false })).toBe(1);
  expect(await flowsPaths(folder, print)).toBe(1);
  expect(lines.some((line) => line.includes("→"))).toBe(false);
});

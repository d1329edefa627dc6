import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { testFile } from "../support/test-file.ts";
import { GATES } from "./gates.ts";
import { concerns, GUARDED_FOLDERS, questionsIn } from "./guards.ts";
import { ONLY_SHOWN } from "./only-shown.ts";
import { placesOf, takeAway } from "./take-away.ts";

const TOP = fileURLToPath(new URL("../..", import.meta.url));
const sourceOf = (file: string) => readFileSync(`${TOP}src/${file}`, "utf8");

/** Every file of `src` in which a guard is asked for anything. */
const files = GUARDED_FOLDERS.flatMap((folder) =>
  readdirSync(`${TOP}src/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`),
);
const questions = files.flatMap((file) => questionsIn(file, sourceOf(file)));

test("every gate stands in the code exactly once", () => {
  const astray = GATES.flatMap((gate) => [gate, ...gate.behind]).filter(
    (piece) => !existsSync(`${TOP}src/${piece.file}`) || placesOf(sourceOf(piece.file), piece).length !== 1,
  );
  expect(astray.map(({ file, from }) => `${file}: "${from}" is not there once; write what it looks like now`)).toEqual(
    [],
  );
});

test("no law is named twice, and there are more than 60", () => {
  expect(new Set(GATES.map(({ law }) => law)).size).toBe(GATES.length);
  expect(GATES.length).toBeGreaterThan(60);
});

test("every gate names tests that are there", () => {
  const named = [...new Set(GATES.flatMap(({ tests }) => tests))];
  expect(named.filter((name) => testFile(`${TOP}test`, name) === undefined)).toEqual([]);
  expect(GATES.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

test("wherever a guard is asked, a gate is in the list, or a reason why nothing hangs on the answer", () => {
  const excused = (file: string, line: string) =>
    ONLY_SHOWN.some(([where, part]) => where === file && line.includes(part));
  const forgotten = questions.filter(
    (question) =>
      !GATES.some((gate) => concerns(gate, question, sourceOf(question.file))) &&
      !excused(question.file, question.line),
  );
  expect(questions.length).toBeGreaterThan(60);
  expect(forgotten.map(({ file, line }) => `${file}: ${line.trim()}`)).toEqual([]);
});

test("an excuse is for a place that is there", () => {
  const gone = ONLY_SHOWN.filter(
    ([file, part]) => !questionsIn(file, sourceOf(file)).some(({ line }) => line.includes(part)),
  );
  expect(gone).toEqual([]);
  expect(ONLY_SHOWN.filter(([, , why]) => why.length < 20)).toEqual([]);
});

test("a gate that is not there, or there twice, is told with its file and text", () => {
  const gate = { file: "auth/a.ts", from: "if (no)", to: "" };
  expect(() => takeAway("if (yes)", gate)).toThrow(/src\/auth\/a\.ts .* 0 times, not once: if \(no\)/);
  expect(() => takeAway("if (no) if (no)", gate)).toThrow(/2 times/);
  expect(takeAway("if (no) return;", gate)).toBe(" return;");
});

test("a gate that two functions have is taken from the one it names", () => {
  const first = "function a() {\n  if (no) return;\n}\n\n";
  const second = "export const b = () => {\n  if (no) return;\n};\n";
  const gate = { file: "auth/a.ts", from: "  if (no) return;\n", to: "" };
  expect(takeAway(first + second, { ...gate, within: "a" })).toBe(`function a() {\n}\n\n${second}`);
  expect(takeAway(first + second, { ...gate, within: "b" })).toBe(`${first}export const b = () => {\n};\n`);
  expect(() => takeAway(first + second, { ...gate, within: "c" })).toThrow(/0 times/);
});

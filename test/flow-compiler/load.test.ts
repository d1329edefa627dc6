import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Loaded, loadFlows, startersOf } from "../../src/flow-compiler/flow-compiler.ts";
import { INTENTS } from "../support/intents.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-flows-"));
  for (const name of ["sign-in", "shared", "repair", "languages"])
    cpSync(join("flows", name), join(folder, name), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test("every intent starts a flow, but for the two that are commands", () => {
  const starters = startersOf(libraryOf(loadFlows(folder)));
  const without = INTENTS.filter((intent) => starters[intent] === undefined);
  expect(without).toEqual(["human_handoff", "cancel_restart"]);
});

test("the hash changes with what a flow does, and not with the order of its steps or with words", () => {
  const before = libraryOf(loadFlows(folder)).hash;
  const steps = ["  again: { kind: say, next: start-over }", "  start-over: { kind: end, outcome: start-over }"];
  writeStartOver(steps.toReversed());
  expect(libraryOf(loadFlows(folder)).hash).toBe(before);
  writeStartOver([steps[0] ?? "", "  start-over: { kind: end, outcome: resume }"]);
  expect(libraryOf(loadFlows(folder)).hash).not.toBe(before);
});

test("a folder that is not there is one sentence, not one for each file that it would have held", () => {
  const nowhere = join(folder, "nowhere");
  expect(mistakesOf(loadFlows(nowhere))).toEqual([`unreadable ${nowhere}`]);
});

test("a file that would be overlooked, one that cannot be read and one that is too long are told", () => {
  writeFileSync(join(folder, "sign-in", "notes.txt"), "");
  mkdirSync(join(folder, "shared", "x.flow.yml"));
  for (const path of ["en/chats.yml", "notes.yml"]) writeFileSync(join(folder, "languages", path), "");
  writeFileSync(join(folder, "languages/en/chat.yml"), "#".repeat(1_000_001));
  expect(mistakesOf(loadFlows(folder))).toEqual([
    "unreadable languages/en/chat.yml",
    "overlooked languages/en/chats.yml",
    "overlooked languages/notes.yml",
    "unreadable shared/x.flow.yml",
    "overlooked sign-in/notes.txt",
  ]);
});

test("a folder that is named after no language is told once, not ignored", () => {
  cpSync(join(folder, "languages/en"), join(folder, "languages/german"), { recursive: true });
  expect(mistakesOf(loadFlows(folder))).toEqual(["wrong-value languages/german"]);
});

const writeStartOver = (steps: readonly string[]) =>
  writeFileSync(
    join(folder, "repair", "start-over.flow.yml"),
    ["id: start-over", "kind: repair", "first: again", "steps:", ...steps, ""].join("\n"),
  );

function libraryOf(loaded: Loaded) {
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.value.library;
}

const mistakesOf = (loaded: Loaded) => (loaded.ok ? [] : loaded.diagnostics.map(({ code, file }) => `${code} ${file}`));

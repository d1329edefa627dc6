import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { CODES } from "../../src/flow-compiler/diagnostic.ts";
import type { SourceFile } from "../../src/flow-compiler/source.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";
import type { Broken } from "./broken/broken.ts";
import { GRAPH } from "./broken/graph.ts";
import { SYNTAX_AND_SHAPE } from "./broken/syntax-and-shape.ts";
import { TEXTS } from "./broken/texts.ts";
import { SMALL_FLOWS } from "./small-flows.ts";

const ALL: readonly Broken[] = [...SYNTAX_AND_SHAPE, ...GRAPH, ...TEXTS];
const BROKEN = ALL.map((one) => ({
  ...one,
  by: one.by,
  name: `${one.code}: ${one.by.slice(0, 60).replaceAll("\n", "⏎")}`,
}));

test("flows without a mistake are told none", () => {
  expect(checkFiles(SMALL_FLOWS).diagnostics).toEqual([]);
});

test("the flows that Latchkey ships have no mistake", () => {
  const { files, diagnostics } = readFolder("flows");
  expect([...diagnostics, ...checkFiles(files).diagnostics]).toEqual([]);
});

test.each(BROKEN)("one mistake is told once, at its place, with its cure: $name", (broken) => {
  const original = textOf(broken.file);
  expect(original).toContain(broken.replace);
  const marked = original.replace(broken.replace, () => broken.by);
  const { diagnostics } = checkFiles(breakFiles(broken));
  expect(diagnostics.map(({ code, file }) => `${code} in ${file}`)).toEqual([
    `${broken.code} in ${broken.toldIn ?? broken.file}`,
  ]);
  const [found] = diagnostics;
  if (marked.includes("¶")) expect(found).toMatchObject(placeOf(marked));
  expect(`${found?.what ?? ""} ${found?.cure ?? ""}`).toContain(broken.says ?? "");
});

test("every kind of mistake is made at least once here or in the tests of whole files", () => {
  const made = new Set<string>([...ALL.map(({ code }) => code), ...WHOLE_FILES]);
  expect(CODES.filter((code) => !made.has(code))).toEqual([]);
});

const WHOLE_FILES = [
  "unreadable",
  // In test/flow-compiler/mistakes.
  "overlooked",
  "waits",
  "idle-file",
  "misnamed-file",
  "duplicate-id",
  "missing-repair",
  "unknown-repair",
  "missing-language",
  // In test/app/former-places.test.ts.
  "former-place",
  // In asks-for-secret.test.ts.
  "asks-for-secret",
  "unguarded-language",
];

test("two flows with one id are told at the second", () => {
  const twin = { path: "sign-in/verify.flow.yml", text: textOf("shared/verify.flow.yml") };
  const found = checkFiles([...SMALL_FLOWS, twin]).diagnostics;
  expect(found.map(({ code, file, line, column }) => ({ code, file, line, column }))).toEqual([
    { code: "duplicate-id", file: "sign-in/verify.flow.yml", line: 1, column: 5 },
  ]);
});

test("a file that is not called after its flow is told where the id stands", () => {
  const files = SMALL_FLOWS.map((file) => ({ ...file, path: file.path.replace("repair/why.", "repair/wy.") }));
  expect(checkFiles(files).diagnostics).toMatchObject([
    { code: "misnamed-file", file: "repair/wy.flow.yml", line: 1, column: 5 },
  ]);
});

test("a repair that is missing, a repair nobody starts and a language without texts are each told once", () => {
  const kept = SMALL_FLOWS.filter(({ path }) => path !== "repair/why.flow.yml" && path !== "languages/es/chat.yml");
  const strange = { path: "repair/whoops.flow.yml", text: textOf("repair/why.flow.yml").replace("why", "whoops") };
  const found = checkFiles([...kept, strange]).diagnostics.map(({ code, file }) => `${code} ${file}`);
  expect(found).toEqual([
    "missing-language languages/es/chat.yml",
    "unknown-repair repair/whoops.flow.yml",
    "missing-repair repair/why.flow.yml",
  ]);
});

test("all mistakes of a pass are told at once, in the order of the files", () => {
  const broken = withText(
    "shared/verify.flow.yml",
    textOf("shared/verify.flow.yml").replace("next: send", "next: x").replace("wait: gave-up,", ""),
  );
  const found = checkFiles(
    broken.map((file) =>
      file.path === "languages/es/chat.yml" ? { ...file, text: file.text.replace('"Stop"', '""') } : file,
    ),
  );
  expect(found.diagnostics.map(({ code }) => code)).toEqual(["empty-text", "unknown-step", "missing-outcome"]);
});

test.each(SMALL_FLOWS.map(({ path }) => path))(
  "while %s cannot be read, others are not blamed for what it would have held",
  (path) => {
    const { diagnostics } = checkFiles(withText(path, "a: [\n"));
    expect(diagnostics.map(({ code, file }) => `${code} in ${file}`)).toEqual([`yaml-syntax in ${path}`]);
  },
);

/** Those that are told where they are made, and that no other one mends: what is heard needs no word. */
const APART = BROKEN.filter(
  ({ code, everywhere, toldIn }) => !everywhere && toldIn === undefined && code !== "unsayable-option",
);

/** What a flow proves, returns and has on its buttons is not certain while something is wrong there. */
const waits = ({ code, file }: Broken, others: readonly Broken[]) =>
  ["needs-proof", "missing-result", "unknown-result", "same-label", "long-label", "missing-reason"].includes(code) &&
  others.some((other) => other.file !== file && other.file.endsWith(".flow.yml"));

test("mistakes that are made together are told together, and none besides", () => {
  const told = ({ code, file }: { code: string; file: string }) => `${code} in ${file}`;
  fc.assert(
    fc.property(fc.shuffledSubarray(APART, { minLength: 2, maxLength: 5 }), (several) => {
      const onePerFile = several.filter(({ file }, at) => several.findIndex((other) => other.file === file) === at);
      const made = onePerFile.filter((one) => !waits(one, onePerFile));
      const files = made.reduce<readonly SourceFile[]>((before, one) => breakFiles(one, before), SMALL_FLOWS);
      expect(checkFiles(files).diagnostics.map(told).toSorted()).toEqual(made.map(told).toSorted());
    }),
    { numRuns: 200 },
  );
});

/** The small flows with the one mistake in them. */
const breakFiles = (
  { file, replace, by, everywhere }: Broken,
  files: readonly SourceFile[] = SMALL_FLOWS,
): readonly SourceFile[] =>
  files.map(({ path, text }) => {
    const hit = path === file || (everywhere && path.endsWith("/chat.yml"));
    return { path, text: hit ? text.replace(replace, () => by.replace("¶", "")) : text };
  });

const textOf = (path: string) => SMALL_FLOWS.find((file) => file.path === path)?.text ?? "";
const withText = (path: string, text: string) =>
  SMALL_FLOWS.map((file) => (file.path === path ? { path, text } : file));

/** The place of the mark, as an editor counts it. */
function placeOf(marked: string) {
  const lines = marked.slice(0, marked.indexOf("¶")).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

test("a slip in one step hides none in the others of its flow", () => {
  const broken = textOf("shared/verify.flow.yml")
    .replace("entity: email", "entity: mail")
    .replace("wait: gave-up,", "")
    .replace("next: compare", "next: compar");
  const { diagnostics } = checkFiles(withText("shared/verify.flow.yml", broken));
  expect(diagnostics.map(({ code }) => code)).toEqual(["wrong-value", "missing-outcome", "unknown-step"]);
});

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { askingWordsIn, formatDiagnostic } from "../../src/flow-compiler/flow-compiler.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { checkLayer } from "../../src/wording/check-layer.ts";
import { layerOf } from "../../src/wording/read-layer.ts";
import { type Kind, KINDS } from "../../src/wording/say-text.ts";
import { writeAccessor } from "../../src/wording/write-accessor.ts";

const read = (language: string, kind: Kind) => {
  const file = `flows/languages/${language}/${kind}.yml`;
  return layerOf(file, readFileSync(file, "utf8"));
};

const FOLDER = "flows/languages";

test("no file of people's words names the product: it is called as the operator says", () => {
  const said = ["chat", ...KINDS].map((kind) => `${kind}.yml`);
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).map((file) => join(FOLDER, file));
  const texts = files.filter((file) => said.includes(basename(file)));
  expect(texts.length).toBeGreaterThanOrEqual(LANGUAGES.length * KINDS.length);
  expect(texts.filter((file) => readFileSync(file, "utf8").includes("Latchkey"))).toEqual([]);
});

describe.each(KINDS)("the %s file", (kind) => {
  const english = read("en", kind);

  test("has its names and types in TypeScript, as npm run wording makes them", () => {
    const made = writeAccessor(kind, readFileSync(`flows/languages/en/${kind}.yml`, "utf8"));
    expect(readFileSync(`src/wording/generated/${kind}.ts`, "utf8")).toBe(made);
  });

  test.each(LANGUAGES)("of %s has every text, sound and with the values of the English one", (language) => {
    const layer = read(language, kind);
    const { diagnostics } = checkLayer(layer, {
      language,
      kind,
      english: english.texts,
      asking: askingWordsIn("flows", language),
    });
    expect([...layer.diagnostics, ...diagnostics].map(formatDiagnostic)).toEqual([]);
    expect([...layer.texts.keys()]).toEqual([...english.texts.keys()]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { OWN_FLOWS, shippedIntents } from "../../src/app/shipped-intents.ts";
import { otherLanguages } from "../../src/app/read-other-languages.ts";
import { mistakesInLanguages } from "../../src/app/read-understanding.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-others-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) => writeFileSync(join(folder, "other-languages.yml"), text);
const shipped = otherLanguages(OWN_FLOWS, []);
const tags = (flows: string) => otherLanguages(flows, []).map(({ tag }) => tag);

it("an operator's language is added to the shipped ones, and takes the place of one with its tag", () => {
  write(
    "eo: { answer: 'Mi parolas {spoken}. {person}', words: mi }\nde: { answer: 'Nur {spoken}. {person}', words: ich }",
  );
  expect(new Set(tags(folder))).toEqual(new Set(["eo", ...shipped.map(({ tag }) => tag)]));
  expect(otherLanguages(folder, []).find(({ tag }) => tag === "de")?.answer).toBe("Nur {spoken}. {person}");
});

it("a language that is spoken is no other one", () => {
  expect(otherLanguages(OWN_FLOWS, ["en", "es"]).map(({ tag }) => tag)).not.toContain("es");
  write("en: { answer: '{spoken} {person}', words: the }");
  expect(otherLanguages(folder, ["en"]).map(({ tag }) => tag)).not.toContain("en");
});

it("a slip in the operator's file leaves the shipped languages, and is told with the file", () => {
  write("german: { answer: 'Nur {spoken}. {person}', words: ich }");
  expect(tags(folder)).toEqual(shipped.map(({ tag }) => tag));
  expect(mistakesInLanguages(folder, shippedIntents())).toEqual([
    expect.stringContaining(join(folder, "other-languages.yml")),
  ]);
});

import { describe, expect, it } from "vitest";
import { INTENTS } from "../../src/engine/engine.ts";
import { LANGUAGES } from "../../src/shared/language.ts";
import { phraseOf } from "../../src/understanding/fold.ts";
import { readPhraseFile } from "../../src/understanding/understanding.ts";
import { diversityOf } from "./support/diversity.ts";
import { shippedPhrases } from "./support/loaded.ts";

const file = (change: (lines: string[]) => string[]) =>
  change(INTENTS.map((intent) => `${intent}: [hello]`)).join("\n");
const reasonOf = (text: string) => {
  const read = readPhraseFile(text, "en.yml");
  return read.ok ? "" : read.reason;
};

describe("a phrase file", () => {
  it("is read when it has every intent", () => {
    expect(
      readPhraseFile(
        file((lines) => lines),
        "en.yml",
      ),
    ).toMatchObject({ ok: true, value: { forgot_password: ["hello"] } });
  });

  it("names every mistake at once, with the file", () => {
    const reason = reasonOf(file(([, ...rest]) => [...rest.slice(0, -1), "out_of_scope: ['']", "forgotten: [x]"]));
    expect(reason).toContain('en.yml: "forgot_password" must hold a list');
    expect(reason).toContain('phrase 1 under "out_of_scope" must be a text');
    expect(reason).toContain("unknown intent forgotten");
  });

  it("that is no YAML says so", () => {
    expect(reasonOf("a: [b")).toContain("en.yml: not valid YAML");
    expect(reasonOf("")).toContain("en.yml: the file must hold a list");
  });
});

describe.each(LANGUAGES)("the shipped phrases of %s", (language) => {
  const phrases = shippedPhrases(language);
  const report = diversityOf(phrases);

  it.each(report)("are 250 different ones or more for $intent", ({ intent }) => {
    expect(new Set(phrases[intent].map(phraseOf)).size).toBeGreaterThanOrEqual(250);
  });

  it("stand under one intent each", () => {
    const all = INTENTS.flatMap((intent) => phrases[intent].map(phraseOf));
    expect(all.filter((phrase, index) => all.indexOf(phrase) !== index)).toEqual([]);
  });

  it.each(report)("are hardly ever twins for $intent", ({ count, twins }) => {
    expect(twins.length / count, JSON.stringify(twins)).toBeLessThanOrEqual(0.01);
  });

  it.each(report)("are of many words, short and long, for $intent", ({ richness, short, long }) => {
    expect(richness).toBeGreaterThanOrEqual(15);
    expect(short).toBeGreaterThan(0.02);
    expect(short + long).toBeLessThan(0.9);
  });
});

import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { phraseOf } from "../../src/understanding/fold.ts";
import { readPhraseFile } from "../../src/understanding/understanding.ts";
import { diversityOf } from "./support/diversity.ts";
import { shippedPhrases } from "./support/loaded.ts";
import { INTENTS } from "../support/intents.ts";

const file = (change: (lines: string[]) => string[]) =>
  change(INTENTS.map((intent) => `${intent}: [hello]`)).join("\n");
const wanted = { known: [...INTENTS, "change_email"], needed: INTENTS };
const reasonOf = (text: string) => {
  const read = readPhraseFile(text, "en.yml", wanted);
  return read.ok ? "" : read.reason;
};

describe("a phrase file", () => {
  it("is read when it has every intent, and may hold more that flows start on", () => {
    const text = file((lines) => [...lines, "change_email: [a new mailbox]"]);
    expect(readPhraseFile(text, "en.yml", wanted)).toMatchObject({
      ok: true,
      value: { forgot_password: ["hello"], change_email: ["a new mailbox"] },
    });
  });

  it("has every mistake told at once, with its line and column, by name", () => {
    const reason = reasonOf(
      file(([first = ""]) => [first, "out_of_scope: ['']", "forgotten: [x]", "ip_blocked: none"]),
    );
    expect(reason.split("\n")).toEqual([
      expect.stringMatching(/^en\.yml:2:16 {2}Under "out_of_scope" stands something that is no sentence/u),
      expect.stringMatching(/^en\.yml:3:1 {2}No flow starts on "forgotten"\. {2}Write starts-on: \[forgotten\]/u),
      expect.stringMatching(/^en\.yml:4:1 {2}Below "ip_blocked" stands no list of sentences/u),
    ]);
  });

  it("that lacks an intent, is no YAML or holds no lists says so", () => {
    expect(reasonOf(file(([, ...rest]) => rest))).toBe(
      `en.yml:1:1  There are no phrases for "${INTENTS[0] ?? ""}".  Write what people say who mean it: ${INTENTS[0] ?? ""}: [ … ].`,
    );
    expect(reasonOf("a: [b")).toContain("en.yml:1:6  This is not valid YAML");
    expect(reasonOf("- a")).toContain("en.yml:1:1  The file holds no lists of sentences");
  });
});

describe.each(LANGUAGES)("the shipped phrases of %s", (language) => {
  const phrases = shippedPhrases(language);
  const report = diversityOf(phrases);

  it.each(report)("are 250 different ones or more for $intent", ({ intent }) => {
    expect(new Set((phrases[intent] ?? []).map(phraseOf)).size).toBeGreaterThanOrEqual(250);
  });

  it("stand under one intent each", () => {
    const all = INTENTS.flatMap((intent) => (phrases[intent] ?? []).map(phraseOf));
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

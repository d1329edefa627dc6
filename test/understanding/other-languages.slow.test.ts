import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readOtherLanguages } from "../../src/understanding/understanding.ts";
import { FALLBACK_LANGUAGE } from "../../src/shared/language.ts";
import { heldOut } from "./support/held-out.ts";
import { shipped, understanding } from "./support/loaded.ts";

/** Written apart from the words of the file. 20 of them were missed at first, and more small words of each language were added then. */
const SENTENCES = readFileSync(new URL("other-languages.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .flatMap((line) => Object.entries(z.record(z.string(), z.array(z.string())).parse(JSON.parse(line))))
  .flatMap(([tag, texts]) => texts.map((text) => ({ tag, text })));

const tagOf = (text: string) => understanding.read(text).unspoken;
const answerTo = (text: string) => understanding.understand(text, { language: FALLBACK_LANGUAGE }).unspoken;

describe("a language that nothing is written in", () => {
  it("is recognised in 95 of 100 messages, and hardly ever taken for another one", () => {
    expect(new Set(SENTENCES.map(({ tag }) => tag)).size).toBeGreaterThanOrEqual(12);
    const missed = SENTENCES.filter(({ tag, text }) => tagOf(text) !== tag);
    expect(missed.length / SENTENCES.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05);
  });

  it("is answered in it, with what is spoken here in its own words, and with the way to a person", () => {
    const answer = answerTo("Hallo, ich habe mein Passwort vergessen");
    expect(answer).toContain("Englisch, Spanisch und Portugiesisch");
    expect(answer).toContain("Mit 1 holen Sie eine Person dazu.");
    for (const { text } of SENTENCES) expect(answerTo(text) ?? "1").not.toMatch(/[{}]/u);
  });

  it("starts nothing, and keeps an address that is named in it", () => {
    const meaning = understanding.understand("Hallo, ich habe mein Passwort vergessen, ana@acme.example", {
      language: FALLBACK_LANGUAGE,
    });
    expect(meaning).toMatchObject({
      reading: { kind: "none" },
      entities: [{ kind: "email", value: "ana@acme.example" }],
    });
  });
});

describe("a language that is spoken", () => {
  it(
    "is never taken for one of the others: not one of all phrases, and none of the file that nothing is tuned to",
    { timeout: 240_000 },
    () => {
      const phrases = shipped.flatMap(({ phrases: own }) => Object.values(own).flat());
      expect(phrases.length).toBeGreaterThan(10_000);
      expect(phrases.filter((text) => tagOf(text) !== undefined)).toEqual([]);
      expect(heldOut().filter(({ text }) => tagOf(text) !== undefined)).toEqual([]);
    },
  );

  it("stays it whatever names, greetings and numbers stand around", () => {
    const around = fc.constantFrom(
      "Müller",
      "Ciao",
      "François",
      "Øyvind",
      "Łukasz",
      "ありがとう",
      "привет",
      "merci",
      "4711",
      "",
    );
    const said = fc.constantFrom(
      "I forgot my password and cannot get in",
      "no puedo entrar en mi cuenta desde ayer",
      "não consigo entrar na minha conta desde ontem",
    );
    fc.assert(
      fc.property(around, said, around, (before, text, after) => {
        expect(tagOf(`${before} ${text} ${after}`)).toBeUndefined();
      }),
    );
  });
});

describe("the file of other languages", () => {
  const read = (text: string) => {
    const file = readOtherLanguages(text, "other-languages.yml");
    return file.ok ? "" : file.reason;
  };

  it.each([
    ["de: 1", `"de" is no tag of a language`],
    ["german: { answer: '{spoken} {person}', words: ich }", `"german" is no tag of a language`],
    ["de: { answer: 'Ich spreche {spoken}.', words: ich }", `"answer" of "de" does not fit`],
    ["de: { answer: '{spoken} {person}', words: ich, script: kyrillisch }", `"script" of "de" does not fit`],
    ["de: { answer: '{spoken} {person}' }", "de"],
    ["de: [", "YAML"],
  ])("says what is wrong in %j", (text, mistake) => {
    expect(read(text)).toMatch(/^other-languages\.yml:\d+:\d+ /u);
    expect(read(text)).toContain(mistake);
  });

  it("may be empty of everything but what it says", () => {
    expect(read("de: { answer: '{spoken} {person}', words: ich }")).toBe("");
  });
});

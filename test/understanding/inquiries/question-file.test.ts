import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { INQUIRIES } from "../../../src/shared/inquiry.ts";
import { LANGUAGES } from "../../../src/shared/language.ts";
import { eachWay } from "../../../src/understanding/ways-to-say.ts";
import { readQuestionFile } from "../../../src/understanding/understanding.ts";
import { shipped } from "../support/loaded.ts";

const reasonOf = (text: string) => {
  const read = readQuestionFile(text, "en.yml");
  return read.ok ? "" : read.reason;
};

describe("a file of questions", () => {
  it("may leave facts out, and may be missing", () => {
    expect(readQuestionFile("program: [are you a bot]", "en.yml")).toMatchObject({
      ok: true,
      value: { program: ["are you a bot"], none: [], trial: [] },
    });
    expect(readQuestionFile("", "en.yml")).toMatchObject({ ok: true, value: { program: [] } });
  });

  it("names what is wrong in it", () => {
    expect(reasonOf("a: [b")).toContain("en.yml:1:6  This is not valid YAML");
    expect(reasonOf("programs: [x]")).toContain("Use one of: password-rules,");
    expect(reasonOf("program: x")).toContain('Below "program" stands no list of sentences');
    expect(reasonOf("program: [x, '']")).toContain('Under "program" stands something that is no sentence');
  });
});

it.each(LANGUAGES)("in %s every fact is asked for in fifteen ways and more, none twice", (language) => {
  const { questions } = shipped.find((one) => one.language === language) ?? {};
  for (const name of INQUIRIES) {
    const lines = questions?.[name] ?? [];
    expect([name, lines.length >= 15, new Set(lines).size]).toEqual([name, true, lines.length]);
  }
});

describe("a line with choices", () => {
  it("is spelled out so that every way is in one sentence", () => {
    const said = eachWay("how long (is|will) the code (valid|work|last)?");
    expect(said).toHaveLength(3);
    for (const way of ["is", "will", "valid?", "work?", "last?"])
      expect(said.some((sentence) => sentence.split(" ").includes(way))).toBe(true);
    expect(eachWay("(so |)who are you")).toContain("who are you");
    expect(eachWay("is it (really) you")).toEqual(["is it (really) you"]);
  });

  it("has as many sentences as its longest choice has ways, and none of its marks", () => {
    const ways = fc.array(fc.stringMatching(/^[a-z]{1,5}$/u), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(ways, { minLength: 1, maxLength: 4 }), (choices) => {
        const said = eachWay(choices.map((one) => `x (${one.join("|")})`).join(" "));
        expect(said).toHaveLength(Math.max(...choices.map((one) => one.length)));
        for (const one of choices.flat()) expect(said.some((sentence) => sentence.split(" ").includes(one))).toBe(true);
        expect(said.join("")).not.toMatch(/[()|]/u);
      }),
    );
  });
});

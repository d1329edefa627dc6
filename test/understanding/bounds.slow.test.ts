import { describe, expect, it, vi } from "vitest";
import { cleanText, MAX_TEXT_LENGTH } from "../../src/understanding/clean.ts";
import { understanding, yesNo } from "./support/loaded.ts";

const LONG = 100_000;
const nasty = [
  "a",
  "@",
  "1 ",
  "a@",
  "a.",
  "password ",
  "1-",
  "ab12-",
  "no ",
  "a@a.",
  "( a ",
  "one ",
  "1.1.1.1 ",
  "guion ",
  "a,b",
  "is ",
  "hunter2 is my password ",
  "\u200d",
  "\u0663",
  "cancel ",
  "A1B2 ",
  "::",
  "http://",
  "👍",
  " ",
  "\u0301",
  "yes, ",
];

describe("a message of 100 kB", () => {
  it("is cut to 4,000 characters before anything else", () => {
    expect(cleanText("x".repeat(LONG))).toHaveLength(MAX_TEXT_LENGTH);
    expect(understanding.cutSecrets("word ".repeat(LONG)).text.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
  });

  it("does not leave half a code at the cut", () => {
    const text = `${"x".repeat(MAX_TEXT_LENGTH - 4)} 123456`;
    expect(cleanText(text)).not.toMatch(/\d/);
  });

  it("costs what 4,000 characters cost: no part of it reads beyond", () => {
    for (const piece of nasty) {
      const text = piece.repeat(Math.ceil(LONG / piece.length));
      const short = text.slice(0, MAX_TEXT_LENGTH * 2);
      expect(understanding.read(text)).toEqual(understanding.read(short));
      expect(understanding.cutSecrets(text)).toEqual(understanding.cutSecrets(short));
    }
  });

  it.each(nasty)("made of %j starts no search that grows with its square", (piece) => {
    const exec = vi.spyOn(RegExp.prototype, "exec");
    understanding.cutSecrets(piece.repeat(LONG / piece.length));
    understanding.understand(piece.repeat(LONG / piece.length), { language: "en", expects: yesNo });
    // Each of five readers looks at every sign a few times; a search that grows with its square would need thousands.
    expect(exec.mock.calls.length).toBeLessThan(60 * MAX_TEXT_LENGTH);
    exec.mockRestore();
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cutSecrets } from "../../../src/understanding/secrets/secrets.ts";
import { PLACEHOLDER } from "../../../src/understanding/entities/mask.ts";
import { vocabulary } from "../support/loaded.ts";

const lines = (file: string) =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

const marked = lines("secret.txt").map((line) => ({
  text: line.replace(/[«»]/g, ""),
  secret: /«([^»]*)»/.exec(line)?.[1] ?? "",
}));
const ordinary = lines("ordinary.txt");
/** What of the secret is still there: any piece of it with three characters or more. */
const survives = (text: string, secret: string) =>
  secret.split(/\s+/).some((piece) => piece.length > 2 && text.includes(piece));

describe("secrets in free text", () => {
  it("are listed well enough to measure: 150 secrets and 300 ordinary messages at least, no line twice", () => {
    expect(marked.length).toBeGreaterThanOrEqual(150);
    expect(ordinary.length).toBeGreaterThanOrEqual(300);
    expect(new Set(marked.map(({ text }) => text)).size).toBe(marked.length);
    expect(marked.filter(({ secret }) => secret === "")).toEqual([]);
  });

  it("are cut in at least 95 of 100 messages that hold one", () => {
    const missed = marked.filter(({ text, secret }) => {
      const result = cutSecrets(text, vocabulary);
      return result.cut.length === 0 || survives(result.text, secret);
    });
    expect(missed.length / marked.length, missed.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(0.05);
  });

  it("are seen in at most 2 of 100 ordinary messages", () => {
    const cut = ordinary.filter((text) => cutSecrets(text, vocabulary).cut.length > 0);
    expect(cut.length / ordinary.length, cut.join("\n")).toBeLessThanOrEqual(0.02);
  });

  it.each(["ana@acme.com", "181.47.22.9", "2001:db8::1", "ana arroba acme punto com", "10.0.0.0/24"])(
    "are not addresses: %s stays",
    (text) => {
      expect(cutSecrets(text, vocabulary)).toEqual({ text, codes: [], links: [], moves: [], cut: [] });
    },
  );

  it("leave the words around them and say what they were, in order", () => {
    expect(cutSecrets("my password is hunter2 and the code is 123 456.", vocabulary)).toEqual({
      text: `my password is ${PLACEHOLDER} and the code is ${PLACEHOLDER}.`,
      codes: ["123456"],
      links: [],
      moves: [],
      cut: ["password", "code"],
    });
  });
});

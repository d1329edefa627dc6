import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readWordFile } from "../../src/understanding/understanding.ts";

const ENGLISH = readFileSync("flows/languages/en/words.yml", "utf8");
const mistakes = (text: string) => {
  const read = readWordFile(text, "en.yml");
  return read.ok ? [] : read.reason.split("\n");
};
const lineOf = (start: string) => ENGLISH.split("\n").findIndex((line) => line.startsWith(start)) + 1;

it("the shipped words are read", () => {
  expect(mistakes(ENGLISH)).toEqual([]);
});

it.each([
  ["digits: |\n  zero | oh\n", "digits: |\n", "digits:", '"digits" must have 10 lines: the digits from 0 to 9.'],
  ["    sunday | sun\n", "", "  weekdays:", '"durations.weekdays" must have 7 lines: Monday to Sunday.'],
  [
    "half an hour=30",
    "half an hour",
    "  minutes:",
    '"durations.minutes" must have a "=" and a number behind every entry',
  ],
  ["negations: |\n", "negations: >\n", "", ""],
  ["  first | 1st\n", "", "ordinals:", '"ordinals" must have a line each for first, second and so on to ninth.'],
])("%j changed to %j is a mistake at its line", (before, after, at, what) => {
  const found = mistakes(ENGLISH.replace(before, after));
  if (what === "") expect(found).toEqual([]);
  else expect(found).toEqual([expect.stringContaining(`en.yml:${String(lineOf(at))}:`)]);
  expect(found.join()).toContain(what);
});

it("every mistake is told at once: a field that is missing, one that is unknown, one that is no text", () => {
  const found = mistakes(ENGLISH.replace("\nletters:", "\nletter:").replace("weakAt: |\n    at\n", "weakAt: 5\n"));
  expect(found).toHaveLength(3);
  expect(found.join("\n")).toContain('There are no lists "letters".  Copy them from flows/languages/en/words.yml');
  expect(found.join("\n")).toContain('"letter" is no kind of words.');
  expect(found.join("\n")).toContain(`en.yml:${String(lineOf("  weakAt:"))}:3  "email.weakAt" holds no words.`);
});

it.each([
  ["", "en.yml:1:1  The file holds no lists of words."],
  ["names: [a\n", "en.yml:2:1  This is not valid YAML"],
])("%j says what it is not", (text, what) => {
  expect(mistakes(text).join()).toContain(what);
});

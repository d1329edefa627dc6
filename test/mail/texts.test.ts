import { expect, test } from "vitest";
import { wordsIn } from "../../src/mail/texts/texts.ts";
import { LANGUAGES } from "../../src/shared/language.ts";

type Leaf = readonly [path: string, kind: "words" | "with a parameter", written: string];

/** Every text with its path; a text with a parameter is written with one that can be recognised. */
function leaves(node: object, path = ""): Leaf[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): Leaf[] => {
    const here = `${path}/${key}`;
    if (typeof value === "string") return [[here, "words", value]];
    if (typeof value === "function") return [[here, "with a parameter", String(Reflect.apply(value, undefined, [77]))]];
    return typeof value === "object" && value !== null ? leaves(value, here) : [];
  });
}

const shape = (language: (typeof LANGUAGES)[number]) =>
  leaves(wordsIn(language)).map(([path, kind]) => `${path} ${kind}`);

test.each(LANGUAGES)("%s has the same texts with the same parameters as English", (language) => {
  expect(shape(language)).toEqual(shape("en"));
  for (const [path, kind, written] of leaves(wordsIn(language))) {
    expect(written.trim(), path).not.toBe("");
    if (kind === "with a parameter") expect(written, path).toContain("77");
  }
});

test.each(LANGUAGES)("one minute is not written as several in %s", (language) => {
  expect(wordsIn(language).minutes(1)).toMatch(/^1 minut[eo]$/);
  expect(wordsIn(language).minutes(2)).toMatch(/^2 minut[eo]s$/);
});

test.each(LANGUAGES.filter((language) => language !== "en"))("nothing in %s was left in English", (language) => {
  const english = new Map(leaves(wordsIn("en")).map(([path, , written]) => [path, written]));
  const same = leaves(wordsIn(language)).filter(([path, , written]) => english.get(path) === written);
  expect(same.map(([path]) => path)).toEqual([]);
});

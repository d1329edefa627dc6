import { expect, test } from "vitest";
import { z } from "zod";
import { wordsIn } from "../../src/portal/texts/texts.ts";
import { wordsIn as mailWordsIn } from "../../src/mail/texts/texts.ts";
import { LANGUAGES } from "../../src/shared/language.ts";

const branch = z.record(z.string(), z.unknown());

/** Every text with the path to it; a sentence with a name in it is tried with one. */
function flat(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String(Reflect.apply(value, undefined, ["NAME"]))]];
  return Object.entries(branch.parse(Object.assign({}, value))).flatMap(([key, part]) => flat(part, `${path}.${key}`));
}

const english = new Map(flat(wordsIn("en")));

test.each(LANGUAGES)("%s has every text, none empty, with the same names in it", (language) => {
  const texts = flat(wordsIn(language));
  expect(texts.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
  for (const [path, text] of texts) {
    expect([path, text.trim()]).not.toEqual([path, ""]);
    expect([path, text.includes("NAME")]).toEqual([path, english.get(path)?.includes("NAME")]);
  }
});

test("texts that are the same in two languages are names or words that both use", () => {
  const same = LANGUAGES.slice(1).flatMap((language) =>
    flat(wordsIn(language)).filter(([path, text]) => english.get(path) === text),
  );
  expect([...new Set(same.map(([, text]) => text))].sort()).toEqual([
    "E-mail",
    "Latchkey",
    "Menu",
    "Telegram",
    "Terminal",
    "WhatsApp (Cloud API)",
  ]);
});

test.each(LANGUAGES)("in %s the page calls the button in the reset mail by the name it has there", (language) => {
  const { button } = mailWordsIn(language).reset;
  expect(wordsIn(language).forgot.sent).toContain(button);
  expect(wordsIn(language).change.button).toBe(button);
});

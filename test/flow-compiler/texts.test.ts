import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { createTexts } from "../../src/flow-compiler/texts.ts";
import { loadFlows } from "../../src/flow-compiler/flow-compiler.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";
import { readMessage } from "../../src/flow-compiler/message.ts";
import { textId } from "../../src/shared/brand.ts";
import { LANGUAGES, readLanguage } from "../../src/shared/language.ts";
import { SMALL_FLOWS } from "./small-flows.ts";

const texts = createTexts(checkFiles(SMALL_FLOWS).book.texts);

test("placeholders and plurals are filled in by the rules of the language", () => {
  expect(texts.say("en", textId("reset.sent"), { minutes: 1 })).toBe("It works for 1 minute.");
  expect(texts.say("en", textId("reset.sent"), { minutes: 30 })).toBe("It works for 30 minutes.");
});

test("a value is said as it is, whatever signs it holds", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (value) => {
      expect(texts.say("es", textId("talk-to-human.told"), { case: value })).toBe(`Case ${value}.`);
    }),
  );
});

test("a text that does not exist is refused with its name, its language and what to do", () => {
  expect(() => texts.say("es", textId("verify.hello"))).toThrow(
    'There is no text "verify.hello" in es. Add it to flows/languages/es/chat.yml and run "latchkey flows check".',
  );
});

test("a language that has words but no texts hears English", () => {
  const russian = readLanguage("ru") ?? "es";
  expect(texts.say(russian, textId("reset.sent"), { minutes: 1 })).toBe("It works for 1 minute.");
});

test("markup in a text is plain text", () => {
  const message = readMessage("Press <b>Change</b> & go", "en");
  expect(message.ok && message.value.fill({})).toBe("Press <b>Change</b> & go");
});

test("placeholders are found inside plurals and choices too", () => {
  const message = readMessage("{n, plural, one {# of {total}} other {{kind, select, a {A} other {{rest}}}}}", "en");
  expect(message.ok && message.value.placeholders).toEqual(["kind", "n", "rest", "total"]);
});

test("every text of every language is said without an error, given its placeholders", () => {
  const loaded = loadFlows("flows");
  const { texts: files } = checkFilesOf("flows");
  for (const { language, texts: all } of files) {
    for (const [id, { words }] of all) {
      const message = readMessage(words, language);
      const args = Object.fromEntries((message.ok ? message.value.placeholders : []).map((name) => [name, 7]));
      expect(loaded.ok && loaded.value.texts.say(language, textId(id), args)).toMatch(/\S/);
    }
  }
  expect(files.map(({ language }) => language)).toEqual(LANGUAGES);
});

/** The texts as they are read from a folder. */
const checkFilesOf = (directory: string) => checkFiles(readFolder(directory).files).book;

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asksForSecret } from "../../src/flow-compiler/asks-for-secret.ts";
import { readAskingWords } from "../../src/flow-compiler/asking-words.ts";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { languagesUnguarded } from "../../src/flow-compiler/check/secrets.ts";
import { overlayFiles } from "../../src/flow-compiler/overlay/overlay-files.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";
import { readSource } from "../../src/flow-compiler/source.ts";
import { LANGUAGES, type PageLanguage } from "../../src/shared/language.ts";
import { ASKING, filled, HARMLESS } from "./asking/sentences.ts";

function listOf(language: PageLanguage) {
  const path = `languages/${language}/never-ask.yml`;
  const source = readSource({ path, text: readFileSync(`flows/${path}`, "utf8") });
  const words = source.ok ? readAskingWords(source.source).asking?.words : undefined;
  if (!words) throw new Error(`${path} cannot be read.`);
  return words;
}

/** Ways to write the same that change nothing of what is asked. */
const variants = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.normalize("NFD").replace(/\p{M}/gu, ""),
  (text: string) => `Ok. ${text}`,
  (text: string) => `${text} 🙂`,
  (text: string) => text.replaceAll(" ", "  "),
  (text: string) => text.replaceAll("’", "'"),
);

describe.each(LANGUAGES)("a text in %s", (language) => {
  const words = listOf(language);
  const asking = ASKING[language].flatMap(filled);
  const harmless = HARMLESS[language].flatMap(filled);

  test("that asks for a password or for a strange code is caught, however it asks", () => {
    expect(asking.length).toBeGreaterThanOrEqual(60);
    expect(asking.filter((text) => asksForSecret(text, words) === undefined)).toEqual([]);
  });

  test("that talks about passwords, warns, or asks for our own code is not", () => {
    expect(harmless.length).toBeGreaterThanOrEqual(60);
    expect(harmless.filter((text) => asksForSecret(text, words) !== undefined)).toEqual([]);
  });

  test("is read the same in capitals, without accents and between other words", () => {
    fc.assert(
      fc.property(fc.constantFrom(...asking), fc.constantFrom(...harmless), variants, (asks, talks, vary) => {
        expect(asksForSecret(vary(asks), words)).toBeDefined();
        expect(asksForSecret(vary(talks), words)).toBeUndefined();
        expect(asksForSecret(`${vary(talks)} ${vary(asks)}`, words)).toBeDefined();
      }),
    );
  });
});

const SHIPPED = readFolder("flows").files;

test("an operator's text that asks is left out, told with its place, and the shipped words go on", () => {
  const own = {
    path: "own/languages/es/chat.yml",
    text: 'finish:\n  welcome-back: "Listo. Ahora envíame tu contraseña."\n',
  };
  const { leftOut, book } = overlayFiles(SHIPPED, [own]);
  expect(leftOut).toMatchObject([{ code: "asks-for-secret", file: own.path, line: 2, column: 17 }]);
  expect(leftOut[0]?.what).toContain("enviame tu contrasena");
  const said = book.texts.find(({ language }) => language === "es")?.texts.get("finish.welcome-back");
  expect(said?.words).not.toContain("contraseña");
});

test("nobody takes the guard of a shipped language away by a file", () => {
  const empty = "secrets codes others asks between never softeners elsewhere here ends fresh".split(" ");
  const guard = { path: "own/languages/en/never-ask.yml", text: empty.map((name) => `${name}: []\n`).join("") };
  const own = { path: "own/languages/en/chat.yml", text: 'finish:\n  welcome-back: "Send me your password."\n' };
  expect(overlayFiles(SHIPPED, [guard, own]).leftOut).toMatchObject([{ code: "asks-for-secret" }]);
});

test("a language without a list of words is told, and is looked through once it has one", () => {
  const texts = SHIPPED.find(({ path }) => path === "languages/en/chat.yml")?.text ?? "";
  const russian = { path: "own/languages/ru/chat.yml", text: texts };
  const list = SHIPPED.find(({ path }) => path === "languages/en/never-ask.yml")?.text ?? "";
  const warned = (files: readonly { readonly path: string; readonly text: string }[]) =>
    languagesUnguarded(overlayFiles(SHIPPED, files).book).map(({ code, file }) => `${code} ${file}`);
  expect(warned([russian])).toEqual(["unguarded-language own/languages/ru/chat.yml"]);
  expect(warned([russian, { path: "own/languages/ru/never-ask.yml", text: list }])).toEqual([]);
  expect(checkFiles(SHIPPED).diagnostics).toEqual([]);
});

import { expect, test } from "vitest";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";
import { LANGUAGES, type PageLanguage } from "../../src/shared/language.ts";
import { understanding } from "../understanding/support/loaded.ts";
import { shippedTexts } from "../support/shipped-wording.ts";

// The chat once told people in Portuguese to press “Usar um código de reserva”. The page calls it “… de backup”.

const { book } = checkFiles(readFolder("flows").files);

const chatTexts = (language: PageLanguage) =>
  [...(book.texts.find((one) => one.language === language)?.texts.values() ?? [])].map(({ words }) => words);

/** Everything that anything in this language is called or says. */
const saidIn = (language: PageLanguage) => [
  ...chatTexts(language),
  ...shippedTexts("portal", language).values(),
  ...shippedTexts("mail", language).values(),
];

const QUOTED = /[“«]([^”»]+)[”»]/gu;
/** "Profile → Security → Linked chats", and the words around it. */
const PATH = /(?:Profile|Perfil)(?: → [\p{L} ]+)+/gu;

/** The name of a button or a link. Words to write begin small. */
const BEGINS_LARGE = /^[¿¡]?\p{Lu}/u;

/** Only a value that is put in: "{reason}". */
const isValue = (quoted: string) => /^\{\w+\}$/u.test(quoted);

/** Whether somebody who writes just this is understood: a command, a trouble, or a decision. */
function isUnderstood(quoted: string, language: PageLanguage): boolean {
  const text = quoted.replaceAll("{request}", "K7Q2");
  const { reading, command } = understanding.understand(text, { language, expects: { options: [] } });
  const { verdicts, strange } = understanding.saying(text, ["K7Q2"]);
  return command !== undefined || reading.kind === "sure" || (verdicts.length === 1 && strange === 0);
}

test.each(LANGUAGES)("in %s what a text quotes can be pressed by that name, or written and understood", (language) => {
  const said = new Set(saidIn(language));
  const quoted = [...said].flatMap((text) => [...text.matchAll(QUOTED)].map(([, name]) => name ?? ""));
  const names = quoted.filter((name) => !isValue(name));
  const astray = names.filter((name) => !(BEGINS_LARGE.test(name) ? said.has(name) : isUnderstood(name, language)));
  expect(quoted.length).toBeGreaterThan(10);
  expect(astray).toEqual([]);
});

test.each(LANGUAGES)("in %s every place that a text sends people to has that name", (language) => {
  const labels = [...shippedTexts("portal", language).values()].filter((label) => label.length > 2);
  const paths = saidIn(language).flatMap((text) => text.match(PATH) ?? []);
  const places = paths.flatMap((path) => path.split(" → ").slice(1));
  expect(places.length).toBeGreaterThan(5);
  expect(places.filter((place) => !labels.some((label) => `${place} `.startsWith(`${label} `)))).toEqual([]);
});

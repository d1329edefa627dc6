import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { readLanguage } from "../../src/shared/language.ts";
import { loadWording } from "../../src/wording/wording.ts";
import { shippedWording } from "../support/shipped-wording.ts";

const folder = mkdtempSync(join(tmpdir(), "latchkey-wording-"));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

/** An operator's folder with these files, and everything that was told of them. */
function lay(files: Readonly<Record<string, string>>) {
  const own = join(folder, String((count += 1)));
  for (const [path, text] of Object.entries(files)) {
    const file = join(own, "languages", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const told: string[] = [];
  const onLeftOut = (mistake: string) => void told.push(mistake.replaceAll(join(own, "languages"), "own"));
  return { wording: loadWording({ own, onLeftOut }), told };
}

const language = (tag: string) => {
  const known = readLanguage(tag);
  if (!known) throw new Error(tag);
  return known;
};

test("an operator's text takes the place of the shipped one, and of no other", () => {
  const { wording, told } = lay({
    "es/portal.yml": 'signIn:\n  title: "Hola"\n',
    "en/mail.yml": 'helloAnybody: "Hi,"\n',
  });
  expect(told).toEqual([]);
  expect(wording.portal("es").signIn.title).toBe("Hola");
  expect(wording.portal("es").signIn.lead).toBe(shippedWording.portal("es").signIn.lead);
  expect(wording.mail("en").helloAnybody).toBe("Hi,");
  expect(wording.mail("es").helloAnybody).toBe(shippedWording.mail("es").helloAnybody);
});

test.each([
  ["signIn:\n  titel: Hola\n", "own/es/portal.yml:2:10", 'Did you mean "signIn.title"?'],
  ['signIn:\n  title: ""\n', "own/es/portal.yml:2:10", "is empty"],
  ['code:\n  usedUp: "Espera {wait"\n', "own/es/portal.yml:2:11", "Write } behind each {"],
  ['code:\n  usedUp: "Espera {tiempo}."\n', "own/es/portal.yml:2:11", "shows {tiempo}, and in English it shows {wait}"],
  ['code:\n  usedUp: "Espera."\n', "own/es/portal.yml:2:11", "shows nothing, and in English"],
  ['code:\n  usedUp: "Espera {wait, date}."\n', "own/es/portal.yml:2:11", "words and numbers"],
  ["signIn:\n  title: 7\n", "own/es/portal.yml:2:10", "something else than words"],
  ["signIn: [\n", "own/es/portal.yml:", "shipped words"],
  ["just words\n", "own/es/portal.yml:1:1", "holds no texts"],
  [`signIn:\n  button: "${"Entrar ".repeat(9)}"\n`, "own/es/portal.yml:2:11", "there is room for 48"],
])("%j is told with its place and cure, and the shipped words go on", (text, place, why) => {
  const { wording, told } = lay({ "es/portal.yml": text });
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(place);
  expect(told[0]).toContain(why);
  expect(told[0]).toContain("Until then the shipped words are said.");
  expect(wording.portal("es").signIn).toEqual(shippedWording.portal("es").signIn);
  const wait = "x";
  expect(wording.portal("es").code.usedUp({ wait })).toBe(shippedWording.portal("es").code.usedUp({ wait }));
});

test("a language that comes as a folder is spoken, and what it lacks is said in English and told once a file", () => {
  const { wording, told } = lay({ "ru/portal.yml": 'signIn:\n  title: "Вход"\n' });
  const ru = language("ru");
  expect(wording.languages).toEqual(["en", "es", "pt-BR", "ru"]);
  expect(wording.portal(ru).signIn.title).toBe("Вход");
  expect(wording.portal(ru).signIn.lead).toBe(shippedWording.portal("en").signIn.lead);
  expect(wording.mail(ru).helloAnybody).toBe(shippedWording.mail("en").helloAnybody);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^own\/ru\/portal\.yml:1:1 {2}Not translated: "[\w.-]+" and \d+ more\..*said in en\.$/u);
});

test("a language counts by its own rules", () => {
  const days = 'days: "{count, plural, one {# день} few {# дня} other {# дней}}"\n';
  const { wording } = lay({ "ru/mail.yml": days });
  const said = [1, 3, 5, 21].map((count) => wording.mail(language("ru")).days({ count }));
  expect(said).toEqual(["1 день", "3 дня", "5 дней", "21 день"]);
});

test("a folder that is named after no language is passed over; the check of the whole folder tells", () => {
  const { wording, told } = lay({ "german/portal.yml": 'signIn:\n  title: "Anmelden"\n' });
  expect([told, wording.languages]).toEqual([[], ["en", "es", "pt-BR"]]);
});

test("a folder without languages of its own changes nothing", () => {
  const { wording, told } = lay({});
  expect(told).toEqual([]);
  expect(wording.portal("pt-BR").home).toMatchObject({ lead: shippedWording.portal("pt-BR").home.lead });
});

test("a value stands in a text as it is, whatever is in it", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom("<b>{x}</b>", "'{y}' #", "it''s", "{brand}")), (name) => {
      expect(shippedWording.mail("en").hello({ name })).toBe(`Hello ${name},`);
      expect(shippedWording.portal("es").users.last({ when: name })).toContain(name);
    }),
  );
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hintOfTag, isFromTheRight, type Language, languageOfHeader, readLanguage } from "../../src/shared/language.ts";
import { loadWording } from "../../src/wording/wording.ts";
import { letter } from "../mail/letters.ts";
import { startPortal, type TestPortal } from "../portal/start-portal.ts";
import { placeIn, testBrowser } from "../portal/test-browser.ts";

const own = mkdtempSync(join(tmpdir(), "latchkey-added-"));
const FILES = {
  "ru/portal.yml": 'signIn:\n  title: "Вход"\nonlyThisMachine: "Только на этом компьютере."\n',
  "ru/mail.yml": 'hello: "Здравствуйте, {name}!"\n',
  "ar/portal.yml": 'signIn:\n  title: "تسجيل الدخول"\n',
};
for (const [path, text] of Object.entries(FILES)) {
  const file = join(own, "languages", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const wording = loadWording({ own });

function language(tag: string): Language {
  const known = readLanguage(tag);
  if (!known) throw new Error(tag);
  return known;
}

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ wording });
});
afterAll(async () => {
  await portal.close();
  rmSync(own, { recursive: true });
});

const page = async (accepted: string) =>
  (await testBrowser(portal.baseUrl).get("/", { "accept-language": accepted })).text();

test("a page is read in a language that is a folder alone, and what it lacks in English", async () => {
  const shown = await page("de, ru-RU;q=0.9, en;q=0.8");
  expect(shown).toContain('<html lang="ru">');
  expect(shown).toContain("Вход");
  expect(shown).toContain(wording.portal("en").signIn.lead);
});

test("every language can be chosen by the name that its speakers give it", async () => {
  const shown = await page("en");
  for (const name of ["English", "Español", "Português", "Русский", "العربية"]) expect(shown).toContain(`>${name}<`);
  const browser = testBrowser(portal.baseUrl);
  expect(placeIn(await browser.submit("/", "/language", { language: "ru", place: "/" }))).toBe("/");
  expect(await (await browser.get("/")).text()).toContain('<html lang="ru">');
  expect((await browser.submit("/", "/language", { language: "zz", place: "/" })).status).toBe(400);
});

test("a page in a script that runs from right to left says so, and no other does", async () => {
  expect(await page("ar")).toContain('<html lang="ar" dir="rtl">');
  expect(await page("ru")).not.toContain("dir=");
  expect(["fa", "he", "ur", "dv"].map((tag) => isFromTheRight(language(tag)))).toEqual([true, true, true, true]);
  expect(["en", "ru", "ja", "hi"].map((tag) => isFromTheRight(language(tag)))).toEqual([false, false, false, false]);
});

test("a mail is written in it, with its dates; without a mail.yml it is English from end to end", () => {
  const russian = letter("code", language("ru"), {}, undefined, "production", wording);
  expect(russian.html).toContain('<html lang="ru">');
  expect(russian.text).toContain("Здравствуйте, Ana Reyes!");
  expect(russian.text).toMatch(/\d{4} г\./u);
  const arabic = letter("code", language("ar"), {}, undefined, "production", wording);
  expect(arabic).toEqual(letter("code", "en"));
});

test("the product is called as it is told to be, on pages and in mails", async () => {
  const branded = loadWording({ brand: "Acme <Login>" });
  const written = letter("code", "es", {}, undefined, "demo", branded);
  expect(`${written.html}${written.text}${written.subject}`).not.toContain("Latchkey");
  expect(written.text).toContain("Acme <Login>");
  expect(written.html).toContain("Acme &lt;Login&gt;");
  const other = await startPortal({ wording: branded });
  const shown = await (await testBrowser(other.baseUrl).get("/")).text();
  await other.close();
  expect(shown).toContain("· Acme &lt;Login&gt;</title>");
  expect(shown.replaceAll(/(?:href|src)="[^"]*"/gu, "")).not.toContain("Latchkey");
});

test("what a device says of its language is kept where the tag is one, and found among those there are", () => {
  const spoken: readonly Language[] = [...wording.languages, language("zh-Hant"), language("zh")];
  expect(hintOfTag("pt-PT")).toBe("pt-BR");
  expect(hintOfTag("uk-UA")).toBe("uk");
  expect([hintOfTag(""), hintOfTag("C.UTF-8"), hintOfTag("klingon")]).toEqual([undefined, undefined, undefined]);
  expect(languageOfHeader("zh-HANT, zh;q=0.9", spoken)).toBe("zh-Hant");
  expect(languageOfHeader("zh", spoken)).toBe("zh");
  expect(languageOfHeader("fr, *;q=0.1", spoken)).toBe("en");
});

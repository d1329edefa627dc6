import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatLine } from "../../src/channels/channel.ts";
import { type Language, LANGUAGES } from "../../src/shared/language.ts";
import { inboxDouble } from "../doubles/inbox-double.ts";
import { startPortal, type TestPortal } from "../portal/start-portal.ts";
import { launch } from "../support/browser.ts";
import { foreignIn } from "./chat-states/foreign-words.ts";
import { linesOf } from "./chat-states/lines-of-sheet.ts";
import { seen, SEEN, WHOLE } from "./chat-states/page-code.ts";
import { type Sheet, sheetsIn, textsIn, wording } from "./chat-states/sheets.ts";
import { ACCENTED, latinIn, PSEUDO } from "../support/pseudo-language.ts";
import { valuesIn } from "./chat-states/values.ts";
import { openScreen } from "./screens.ts";

const isPseudo = (language: Language) => PSEUDO.some((one) => one.language === language);
/** What is filled in: names, and what somebody wrote. */
const VALUES = [...Object.values(valuesIn(ACCENTED.language)).map(String), wording.brand, "Harbour Care"];

let lines: readonly ChatLine[] = [];
let portal: TestPortal;
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  const history = async (_chat: unknown, after: number) => lines.filter(({ sequence }) => sequence > after);
  portal = await startPortal({ wording, inbox: { ...inboxDouble(), history } });
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

/** A browser that has a chat already, on a small phone. */
async function openChat(locale: Language) {
  const screen = await openScreen(browser, portal.baseUrl, { size: "phone", colorScheme: "light", locale });
  const value = "a".repeat(43);
  await screen.context.addCookies([{ name: "__Host-latchkey-chat", value, url: "https://localhost", secure: true }]);
  return screen;
}

/** Shows one sheet on the chat page and leaves its picture in `test-output/`. */
async function show(page: Page, sheet: Sheet, name: string) {
  lines = linesOf(sheet);
  await page.goto("/");
  await page.click("#chat-open");
  await page.locator("#chat-log .line").nth(lines.length).waitFor();
  await page.evaluate(WHOLE);
  await page.locator("#chat").screenshot({ path: `test-output/chat-states-${name}.jpg`, type: "jpeg", quality: 70 });
  return seen.parse(await page.evaluate(SEEN));
}

test.each([...LANGUAGES, ...PSEUDO.map(({ language }) => language)])(
  "every text that a chat can say stands whole on the page, in %s and nothing else",
  async (language) => {
    mkdirSync("test-output", { recursive: true });
    const { page, context, complaints } = await openChat(language);
    const shown = new Set<string>();
    for (const [index, sheet] of sheetsIn(language).entries()) {
      const name = `${sheet.name}-${language}`;
      await page.emulateMedia({ colorScheme: index % 2 === 0 ? "light" : "dark" });
      const { says, everything, tooWide } = await show(page, sheet, name);
      expect([name, says]).toEqual([name, sheet.says.map(({ words, options }) => ({ words, options }))]);
      expect([name, tooWide, /[{}]/.exec(everything)]).toEqual([name, [], null]);
      expect([name, foreignIn(everything, language)]).toEqual([name, []]);
      if (isPseudo(language)) expect([name, latinIn(everything.split("\n"), VALUES)]).toEqual([name, []]);
      for (const text of sheet.says.flatMap(({ texts }) => texts)) shown.add(text);
    }
    expect(textsIn(language).filter((text) => !shown.has(text))).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { TEMPLATES, letter } from "../mail/letters.ts";
import { launch } from "../support/browser.ts";
import { brokenRules } from "./axe.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await (await browser.newContext({ viewport: { width: 320, height: 800 } })).newPage();
});
afterAll(() => browser.close());

/** Between them they hold every kind of block. */
const ALL_BLOCKS = [
  ["code", "en"],
  ["reset-link", "es"],
] as const;

test.each(["light", "dark"] as const)(
  "mails break no rule of accessibility in %s, contrast included",
  async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const [template, language] of ALL_BLOCKS) {
      await page.setContent(letter(template, language).html);
      expect([template, await brokenRules(page, ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])]).toEqual([
        template,
        [],
      ]);
    }
  },
);

test.each(LANGUAGES)("every mail in %s fits a phone of 320 px without sideways scrolling", async (language) => {
  for (const template of TEMPLATES) {
    await page.setContent(letter(template, language).html);
    expect(await page.evaluate("document.documentElement.scrollWidth"), template).toBe(320);
  }
});

test("the code is copied as six digits with one blank", async () => {
  await page.setContent(letter("code", "en").html);
  expect(await page.locator(".code").innerText()).toBe("493 817");
});

import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/shared/language.ts";
import { TEMPLATES, letter } from "../mail/letters.ts";
import { launch } from "../support/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function shown(html: string, width: number, colorScheme: "light" | "dark") {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  await page.setContent(html);
  return { page, close: () => context.close() };
}

describe.each(LANGUAGES)("every mail in %s", (language) => {
  test.each(["light", "dark"] as const)("breaks no rule of accessibility in %s, contrast included", async (scheme) => {
    for (const template of TEMPLATES) {
      const { page, close } = await shown(letter(template, language).html, 390, scheme);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${template}: ${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
      await close();
    }
  });

  test("fits a phone of 320 px without sideways scrolling", async () => {
    for (const template of TEMPLATES) {
      const { page, close } = await shown(letter(template, language).html, 320, "light");
      const width = await page.locator("html").evaluate((root) => root.scrollWidth);
      expect(width, template).toBeLessThanOrEqual(320);
      await close();
    }
  });

  test("gives the code as six digits with one blank when it is copied", async () => {
    const { page, close } = await shown(letter("code", language).html, 390, "light");
    expect(await page.locator(".code").innerText()).toBe("493 817");
    await close();
  });
});

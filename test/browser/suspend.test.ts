import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO } from "../golden/golden-pages.ts";
import { openRealPortal, type RealPortal } from "../security/real-portal.ts";
import { launch } from "../support/browser.ts";
import { expectGoodPage, openScreen } from "./screens.ts";

let browser: Browser;
let portal: RealPortal;
beforeAll(async () => {
  portal = await openRealPortal(DEMO);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

test.each([
  ["phone", "light", "es"],
  ["desktop", "dark", "en"],
] as const)("an admin suspends somebody and lets them in again, on a %s, %s", async (size, colorScheme, locale) => {
  const { context, page } = await openScreen(browser, portal.baseUrl, { size, colorScheme, locale });
  const { cookies } = await portal.enter("admin");
  const url = portal.baseUrl.replace("http:", "https:");
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url, secure: true })));
  await page.goto("/settings/users");
  const tom = page.locator("li:has(.person)").filter({ hasText: "tom@acme.example" });
  await tom.locator("summary").click();
  await tom.getByRole("link").click();
  await expectGoodPage(page, `person-${size}-${colorScheme}`);
  await page.locator("input[name=why]").fill("On leave until spring");
  await page.locator("form[action$='/suspend'] button").click();
  await expectGoodPage(page, `suspended-list-${size}-${colorScheme}`);
  await tom.locator("summary").click();
  await tom.getByRole("link").click();
  await page.getByText("On leave until spring").waitFor();
  await expectGoodPage(page, `suspended-${size}-${colorScheme}`);
  await page.locator("form[action$='/unsuspend'] button").click();
  await expect.poll(() => tom.innerText()).not.toContain("On leave");
  await context.close();
});

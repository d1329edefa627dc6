import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LUCIA, enter } from "../auth/backup-codes/holder.ts";
import { askForCode, openWorld } from "../auth/world.ts";
import { startPortal } from "../portal/start-portal.ts";
import { launch } from "../support/browser.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The pages with a real login module behind them, and the link out of a mail to somebody who proved the mailbox. */
async function openLinked() {
  const world = await openWorld();
  const portal = await startPortal({ auth: world.auth });
  await world.type(await askForCode(world, LUCIA.address));
  await world.auth.backupCodes.mailRenewalLink({ origin: world.originOf("chat"), idempotencyKey: world.newKey() });
  return { world, portal, link: `/renew-backup-codes?token=${world.lastSecrets()["renewal"] ?? ""}` };
}

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "dark", locale: "es-AR" },
  { size: "desktop", colorScheme: "light", locale: "pt-BR" },
];

test.each(SCREENS)("on a $size, $colorScheme, $locale: link, password, ten codes, saved", async (screen) => {
  const { portal, link, world } = await openLinked();
  const { context, page, complaints } = await openScreen(browser, portal.baseUrl, screen);
  const name = `${screen.size}-${screen.colorScheme}`;
  await page.goto(link);
  expect(new URL(page.url()).search).toMatch(/^\?held=[\w-]{16}$/);
  await expectGoodPage(page, `renew-${name}`);
  await page.fill("#password", LUCIA.password);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".codes");
  await expectGoodPage(page, `renew-codes-${name}`);
  const codes = await page.locator(".codes code").allTextContents();
  await page.locator("main form .button").click();
  await page.waitForURL("**/renew-backup-codes/done");
  await expectGoodPage(page, `renew-done-${name}`);
  expect(await enter(world, 10, codes[9])).toBe("signed-in");
  expect(complaints).toEqual([]);
  await context.close();
  await portal.close();
});

test("without JavaScript the codes are text to select, and no button stands there that does nothing", async () => {
  const { portal, link, world } = await openLinked();
  const context = await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  await page.fill("#password", LUCIA.password);
  await page.locator("main form .button").click();
  const codes = await page.locator(".codes code").allTextContents();
  expect(await page.locator("[data-do]").first().isVisible()).toBe(false);
  await page.locator("main form .button").click();
  await page.waitForURL("**/renew-backup-codes/done");
  expect(await enter(world, 1, codes[0])).toBe("signed-in");
  await context.close();
  await portal.close();
});

import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launch } from "../support/browser.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { signInAs } from "./inside.ts";
import { type Screen, expectGoodPage, openScreen } from "./screens.ts";

let world: StartedWorld;
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.close());

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "pt-BR" },
  { size: "phone", colorScheme: "dark", locale: "es-MX" },
  { size: "desktop", colorScheme: "light", locale: "en-US" },
  { size: "desktop", colorScheme: "dark", locale: "en-US" },
];

test.each(SCREENS)("a link code and the linked chats are good on a $size, $colorScheme", async (screen) => {
  const { page, context, complaints } = await openScreen(browser, world.baseUrl, screen);
  const name = `${screen.size}-${screen.colorScheme}`;
  await signInAs(page, "marta@acme.example", "copper-lantern-52");
  await page.locator("nav.menu a[href='/profile/security']").click();
  await page.locator("#linked-chats .form .button").click();
  await expectGoodPage(page, `link-code-${name}`);
  expect(await page.locator("#linked-chats code").textContent()).toMatch(/\d[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{3}$/);
  expect(complaints).toEqual([]);
  await context.close();
});

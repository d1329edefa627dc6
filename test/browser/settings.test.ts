import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../support/browser.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { MARTA, signInAs } from "./inside.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

let world: StartedWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "es-MX" },
  { size: "phone", colorScheme: "dark", locale: "pt-BR" },
  { size: "desktop", colorScheme: "light", locale: "en-US" },
  { size: "desktop", colorScheme: "dark", locale: "en-US" },
];

/** The ⋮ menu of the person with this address. */
const menuOf = (page: Page, address: string) =>
  page.locator(".rows > li").filter({ hasText: address }).locator(".three-dots");

describe.each(SCREENS)("on a $size, $colorScheme, $locale", (screen) => {
  const name = `${screen.size}-${screen.colorScheme}`;

  test("User management is accessible and fits, with its menus shut and open", async () => {
    const { context, page, complaints } = await openScreen(browser, world.baseUrl, screen);
    await signInAs(page, MARTA.address, MARTA.password);
    await page.goto("/settings/users");
    await expectGoodPage(page, `users-${name}`);
    await menuOf(page, "tom@acme.example").locator("summary").click();
    await expectGoodPage(page, `users-menu-${name}`);
    await page.locator(".toolbar summary").click();
    await expectGoodPage(page, `users-page-menu-${name}`);
    expect(await page.locator(".three-dots[open]").count()).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

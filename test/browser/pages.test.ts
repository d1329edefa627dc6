import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO_WORLD } from "../../db/demo.ts";
import { ANA, GOOD_DISOWN, GOOD_RESET } from "../doubles/auth-double.ts";
import { GOOD_ADDRESS, HOME_ADDRESS } from "../doubles/address-pages-double.ts";
import { startPortal, type TestPortal } from "../portal/start-portal.ts";
import { pseudoWording } from "../support/pseudo-language.ts";
import { launch } from "../support/browser.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

let portal: TestPortal;
let browser: Browser;
beforeAll(async () => {
  portal = await startPortal({ demo: DEMO_WORLD, wording: pseudoWording() });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "pt-BR" },
  { size: "phone", colorScheme: "dark", locale: "es-AR" },
  { size: "desktop", colorScheme: "light", locale: "es-MX" },
  { size: "desktop", colorScheme: "dark", locale: "en-US" },
  { size: "phone", colorScheme: "light", locale: "el" },
  { size: "desktop", colorScheme: "light", locale: "he" },
];

/** Every page that is there without anything being done first. */
const PLACES = {
  "sign-in": "/",
  forgot: "/forgot-password",
  sent: "/forgot-password/sent",
  change: `/change-password?token=${GOOD_RESET}`,
  done: "/change-password/done",
  dead: "/change-password?token=dead",
  "invitation-done": "/invitation/done",
  "invitation-dead": "/invitation?token=dead",
  "set-up-dead": "/set-up?token=dead",
  "not-me": `/not-me?token=${GOOD_DISOWN}`,
  "not-me-dead": "/not-me?token=dead",
  address: `/your-address?token=${GOOD_ADDRESS}`,
  "address-dead": "/your-address?token=dead",
  mailbox: "/mailbox",
  demo: "/demo",
  mail: "/mailbox/mail-1",
  nowhere: "/nowhere",
};

const submit = (page: Page) => page.locator("main form .button").first().click();

async function simplePages(page: Page, name: string): Promise<void> {
  for (const [place, path] of Object.entries(PLACES)) {
    await page.goto(path);
    await expectGoodPage(page, `${place}-${name}`);
  }
}

async function signInPages(page: Page, name: string): Promise<void> {
  await page.goto("/");
  await page.fill("#address", ANA.address);
  await page.fill("#password", "wrong");
  await submit(page);
  await page.waitForSelector("[role=alert]");
  await expectGoodPage(page, `refused-${name}`);
  await page.fill("#password", ANA.password);
  await submit(page);
  await page.waitForURL("**/sign-in/code*");
  await expectGoodPage(page, `code-${name}`);
  await page.fill("#digits", "123 456");
  await submit(page);
  await page.waitForURL("**/home");
  await expectGoodPage(page, `home-${name}`);
  await page.click("form[action='/sign-out'] button");
  await page.waitForURL((url) => url.pathname === "/");
}

async function refusedForms(page: Page, name: string): Promise<void> {
  await page.goto("/forgot-password");
  await page.fill("#address", "ana");
  await submit(page);
  await page.waitForSelector("[aria-invalid]");
  await expectGoodPage(page, `forgot-refused-${name}`);
  await page.goto(`/change-password?token=${GOOD_RESET}`);
  await page.fill("#password", "a new brass key");
  await page.fill("#repeated", "another");
  await submit(page);
  await page.waitForSelector("[aria-invalid]");
  await expectGoodPage(page, `change-refused-${name}`);
}

/** Pressed where no list may hold the address, and then where one may. */
async function addressPages(page: Page, name: string): Promise<void> {
  await page.goto(`/your-address?token=${HOME_ADDRESS}`);
  await submit(page);
  await page.waitForSelector("[role=alert]");
  await expectGoodPage(page, `address-special-${name}`);
  await page.goto(`/your-address?token=${GOOD_ADDRESS}`);
  await submit(page);
  await page.waitForSelector("main form", { state: "detached" });
  await expectGoodPage(page, `address-read-${name}`);
}

/** The double's database is empty, so the link is a real one. */
async function setUpPages(page: Page, name: string): Promise<void> {
  await page.goto(`/set-up?token=${(await portal.auth.setUp.offer()) ?? "none"}`);
  expect(page.url()).not.toContain("token");
  await expectGoodPage(page, `set-up-${name}`);
  await page.fill("#company", "Harbor Books");
  await page.fill("#name", "Nora Weiss");
  await page.fill("#address", "nora@harbor");
  await submit(page);
  await page.waitForSelector("[aria-invalid]");
  expect(await page.inputValue("#company")).toBe("Harbor Books");
  await expectGoodPage(page, `set-up-refused-${name}`);
}

describe.each(SCREENS)("on a $size, $colorScheme, $locale", (screen) => {
  const name = `${screen.size}-${screen.colorScheme}-${screen.locale}`;

  test.each([
    ["every page that is simply there", simplePages],
    ["the way in", signInPages],
    ["every refused form", refusedForms],
    ["the set-up of an empty installation", setUpPages],
    ["the page that reads an address", addressPages],
  ])("%s is accessible, fits, and breaks no rule of its own policy", async (_what, walk) => {
    const { context, page, complaints } = await openScreen(browser, portal.baseUrl, screen);
    await walk(page, name);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

test("without JavaScript everything works but the chat, which says so", async () => {
  const context = await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  expect(await page.locator("noscript").textContent()).toContain("The chat needs JavaScript");
  expect(await page.locator("#chat-form").isVisible()).toBe(false);
  await page.click("text=Español");
  await page.click("text=¿Olvidaste tu contraseña?");
  await page.fill("#address", ANA.address);
  await submit(page);
  expect(new URL(page.url()).pathname).toBe("/forgot-password/sent");
  await context.close();
});

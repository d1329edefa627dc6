import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { comesFrom, letComeFrom } from "../support/come-from.ts";
import { launch } from "../support/browser.ts";
import { pseudoWording, withPseudoLanguages } from "../support/pseudo-language.ts";
import { startWorld, type StartedWorld } from "../support/world.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

let browser: Browser;
let world: StartedWorld;
beforeAll(async () => {
  letComeFrom();
  browser = await launch();
  world = await startWorld(withPseudoLanguages());
});
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  await world.close();
});

const ADMIN = { address: "admin@example.com", password: "amber-orchard-28" };
const MARTA = { address: "marta@acme.example", password: "copper-lantern-52" };
const ANA = { address: "ana@acme.example", password: "tulip-harbor-41" };
const WHITELIST = "/settings/users/whitelist";

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "el" },
  { size: "desktop", colorScheme: "dark", locale: "he" },
];

/** What stands at an entry without an end. */
const wording = pseudoWording();
function forGood(locale: string): string {
  const language = wording.languages.find((one) => one === locale);
  return language ? wording.portal(language).whitelist.entries.forGood : "no such language";
}

/** A browser at this address. */
async function open(screen: Screen, from: string) {
  const opened = await openScreen(browser, world.baseUrl, screen);
  await opened.context.setExtraHTTPHeaders(comesFrom(from));
  return opened;
}

async function signIn(page: Page, who: typeof ADMIN): Promise<void> {
  await page.goto("/");
  await page.fill("#address", who.address);
  await page.fill("#password", who.password);
  await page.locator("main form .button").first().click();
  await page.waitForLoadState();
}

/** Presses the button of the form that goes there. */
const press = (page: Page, action: string) => page.locator(`main form[action="${action}"] button`).last().click();

async function addRange(page: Page, range: string): Promise<void> {
  await page.fill("#range", range);
  await press(page, WHITELIST);
  await page.waitForLoadState();
}

describe.each(SCREENS.map((screen, place) => ({ ...screen, place })))(
  "the whitelist on a $size, $colorScheme, $locale",
  ({ place, ...screen }) => {
    const name = `${screen.size}-${screen.colorScheme}`;
    const office = `203.0.113.${String(place + 1)}`;

    test("shows the list, the undo, every refusal and who would be locked out, and is good to look at", async () => {
      const { page, complaints } = await open(screen, office);
      await signIn(page, ADMIN);
      await page.goto(WHITELIST);
      await addRange(page, `198.51.100.${String(place * 16)}/28`);
      await expectGoodPage(page, `whitelist-undo-${name}`);
      expect(await page.locator(".rows .small").first().innerText()).toContain(forGood(screen.locale));
      await addRange(page, "10.0.0.1");
      await expectGoodPage(page, `whitelist-refused-${name}`);
      await page.locator("summary").last().click();
      await page.selectOption("#days", "7");
      await page.fill("#reason", "Trade fair");
      await page.fill("#label", "Hall 4");
      await addRange(page, `192.0.2.${String(place)}`);
      await press(page, `${WHITELIST}/undo`);
      await page.waitForURL("**done=undone");
      await expectGoodPage(page, `whitelist-undone-${name}`);
      expect(complaints).toEqual([]);
    });
  },
);

describe.each(SCREENS)("as the article says, on a $size, $colorScheme", (screen) => {
  test("a member is blocked, the admin enters the address in the box and saves, and the member signs in", async () => {
    const home = screen.colorScheme === "dark" ? "198.51.100.201" : "198.51.100.202";
    const member = await open(screen, home);
    const admin = await open(screen, "203.0.113.50");
    await signIn(member.page, { address: "user@example.com", password: "silver-meadow-17" });
    expect(await member.page.locator("[role=alert]").count()).toBe(1);
    await signIn(admin.page, ADMIN);
    await admin.page.goto("/settings/users");
    await admin.page.locator(".toolbar summary").click();
    await admin.page.locator(`.toolbar a[href="${WHITELIST}"]`).click();
    await admin.page.waitForURL(`**${WHITELIST}`);
    await addRange(admin.page, home);
    expect(await admin.page.locator(".rows .name").allInnerTexts()).toContain(home);
    await signIn(member.page, { address: "user@example.com", password: "silver-meadow-17" });
    expect(new URL(member.page.url()).pathname).toBe("/sign-in/code");
  });
});

test("switching on names who would be locked out, refuses to lock out oneself, and is undone with one press", async () => {
  const screen: Screen = { size: "phone", colorScheme: "light", locale: "en-US" };
  const ana = await open(screen, "198.51.100.30");
  const { page } = await open(screen, "203.0.113.70");
  await signIn(ana.page, ANA);
  await signIn(page, MARTA);
  await page.goto(WHITELIST);
  await press(page, `${WHITELIST}/switch`);
  await page.waitForSelector("[role=alert]");
  expect(await page.locator("[role=alert]").innerText()).toContain("203.0.113.70");
  await page.locator(".own button").click();
  await page.waitForSelector(".undo");
  await press(page, `${WHITELIST}/switch`);
  await page.waitForSelector(".locked-out");
  expect(await page.locator(".locked-out .name").allInnerTexts()).toContain("Ana Reyes");
  await expectGoodPage(page, "whitelist-preview-phone-light");
  await press(page, `${WHITELIST}/switch`);
  await page.waitForSelector(".undo");
  await ana.page.goto("/home");
  expect(new URL(ana.page.url()).pathname).toBe("/");
  await press(page, `${WHITELIST}/undo`);
  await page.waitForURL("**done=undone");
  await signIn(ana.page, ANA);
  expect(new URL(ana.page.url()).pathname).toBe("/home");
});

test("without JavaScript the whole of it works", async () => {
  const context = await browser.newContext({ baseURL: world.baseUrl, javaScriptEnabled: false });
  await context.setExtraHTTPHeaders(comesFrom("203.0.113.90"));
  const page = await context.newPage();
  await signIn(page, ADMIN);
  await page.goto(WHITELIST);
  await addRange(page, "198.51.100.250");
  await press(page, `${WHITELIST}/undo`);
  await page.waitForURL("**done=undone");
  expect(await page.locator(".rows .name").allInnerTexts()).not.toContain("198.51.100.250");
});

import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "../support/browser.ts";
import { withPseudoLanguages } from "../support/pseudo-language.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { signInAs } from "./inside.ts";
import { newestCode } from "./mail-list.ts";
import { type Screen, expectGoodPage, openScreen } from "./screens.ts";

let world: StartedWorld;
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
// Each test its own: an account gets three mailed codes an hour.
beforeEach(async () => {
  world = await startWorld(withPseudoLanguages());
});
afterEach(() => world.close());

const ANA = { address: "ana@acme.example", password: "tulip-harbor-41" } as const;
const NEW = "ana.reyes@new.example";

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "el" },
  { size: "desktop", colorScheme: "dark", locale: "he" },
];

/** Presses, and returns the code of the mail that comes of it. */
async function codeAfter(page: Page, press: () => Promise<unknown>): Promise<string> {
  const context = page.context();
  const known = await newestCode(context);
  await press();
  await expect.poll(() => newestCode(context), { timeout: 20_000, interval: 100 }).not.toBe(known);
  return (await newestCode(context)) ?? "no code in the mail";
}

const topic = (page: Page, id: string) => page.locator(`#${id}`);
const press = (page: Page, id: string) => topic(page, id).locator(".form .button").first().click();

async function openSecurity(page: Page): Promise<void> {
  await page.locator("nav.menu a[href='/profile/security']").click();
  await page.waitForURL("**/profile/security");
}

/** Profile → Security → Turn on → the code from the mail → Confirm. */
async function turnOn(page: Page, name?: string): Promise<void> {
  const digits = await codeAfter(page, () => press(page, "two-steps"));
  if (name) await expectGoodPage(page, `security-code-${name}`);
  await page.fill("#digits", digits);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#two-steps [role=status]");
}

async function signOut(page: Page): Promise<void> {
  await page.locator("form[action='/sign-out'] button").click();
  await page.waitForURL((url) => url.pathname === "/");
}

async function typePassword(page: Page, address: string): Promise<void> {
  await page.goto("/");
  await page.fill("#address", address);
  await page.fill("#password", ANA.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in/code*");
}

/** Backup codes made and saved. @returns the third one */
async function saveBackupCodes(page: Page): Promise<string> {
  await topic(page, "backup-codes").locator("a.button").click();
  await page.locator("main .sheet form .button").first().click();
  await page.waitForSelector(".codes");
  const codes = await page.locator(".codes code").allTextContents();
  await page.locator("main .sheet form .button").first().click();
  await page.waitForURL("**/profile/security#backup-codes");
  return codes[2] ?? "";
}

async function signInWithBackupCode(page: Page, code: string): Promise<void> {
  await typePassword(page, ANA.address);
  await page.locator("a[href^='/sign-in/backup-code']").click();
  await page.fill("#number", "3");
  await page.fill("#code", code);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/home");
}

async function changeAddress(page: Page, name: string): Promise<void> {
  await page.fill("#address", NEW);
  const digits = await codeAfter(page, () => press(page, "email-address"));
  await expectGoodPage(page, `security-address-${name}`);
  await page.fill("#mailboxDigits", digits);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#email-address [role=status]");
  expect(await topic(page, "email-address").innerText()).toContain(NEW);
}

describe.each(SCREENS)("on a $size, $colorScheme, $locale", (screen) => {
  const name = `${screen.size}-${screen.colorScheme}`;

  test("two-step verification is turned on, and the next sign-in takes the code from the mail", async () => {
    const { page, context, complaints } = await openScreen(browser, world.baseUrl, screen);
    await signInAs(page, ANA.address, ANA.password);
    await openSecurity(page);
    await expectGoodPage(page, `security-off-${name}`);
    await turnOn(page, name);
    await expectGoodPage(page, `security-on-${name}`);
    await signOut(page);
    await page.fill("#digits", await codeAfter(page, () => typePassword(page, ANA.address)));
    await page.keyboard.press("Enter");
    await page.waitForURL("**/home");
    expect([complaints, world.troubles]).toEqual([[], []]);
    await context.close();
  });

  test("lost mailbox: in with a backup code, then Profile, Security: off, a new address, on again", async () => {
    const { page, context, complaints } = await openScreen(browser, world.baseUrl, screen);
    await signInAs(page, ANA.address, ANA.password);
    await openSecurity(page);
    await turnOn(page);
    const code = await saveBackupCodes(page);
    await signOut(page);
    await signInWithBackupCode(page, code);
    await openSecurity(page);
    await expectGoodPage(page, `security-by-backup-code-${name}`);
    await press(page, "two-steps");
    await page.waitForSelector("#two-steps [role=status]");
    await changeAddress(page, name);
    await turnOn(page);
    expect([complaints, world.troubles]).toEqual([[], []]);
    await context.close();
  });
});

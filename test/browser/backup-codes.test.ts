import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "../support/browser.ts";
import { withPseudoLanguages } from "../support/pseudo-language.ts";
import { startWorld, type StartedWorld } from "../support/world.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

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

const LUCIA = { address: "lucia@acme.example", password: "violeta-puente-63" } as const;

/** The newest code for signing in, out of the demo mailbox. */
async function mailedCode(page: Page, known: number): Promise<string> {
  const mailbox = await page.context().newPage();
  await expect.poll(() => countMails(mailbox), { timeout: 20_000 }).toBeGreaterThan(known);
  await mailbox.locator(".mails a").first().click();
  await mailbox.waitForURL("**/mailbox/*");
  const text = (await mailbox.locator("article pre").textContent()) ?? "";
  await mailbox.close();
  return /\b\d{3} ?\d{3}\b/.exec(text)?.[0] ?? "no code in the mail";
}

async function countMails(page: Page): Promise<number> {
  await page.goto("/mailbox");
  return page.locator(".mails a").count();
}

async function typePassword(page: Page): Promise<void> {
  await page.goto("/");
  await page.fill("#address", LUCIA.address);
  await page.fill("#password", LUCIA.password);
  await page.locator("main form .button").first().click();
  await page.waitForURL("**/sign-in/code*");
}

async function signIn(page: Page): Promise<void> {
  const known = await countMails(page);
  await typePassword(page);
  await page.fill("#digits", await mailedCode(page, known));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/home");
}

/** Profile → Security → Backup codes → make, see, save. */
async function drawAndSave(page: Page, name: string): Promise<readonly string[]> {
  await page.locator("nav.menu a[href='/profile/security']").click();
  await expectGoodPage(page, `security-${name}`);
  await page.locator("#backup-codes a.button").click();
  await expectGoodPage(page, `backup-codes-offer-${name}`);
  await page.locator("main .sheet form .button").first().click();
  await page.waitForSelector(".codes");
  await expectGoodPage(page, `backup-codes-${name}`);
  const codes = await page.locator(".codes code").allTextContents();
  await page.locator("main .sheet form .button").first().click();
  await page.waitForURL("**/profile/security#backup-codes");
  await expectGoodPage(page, `security-with-codes-${name}`);
  return codes;
}

async function enter(page: Page, code = ""): Promise<void> {
  await page.locator("a[href^='/sign-in/backup-code']").click();
  await page.waitForURL("**/sign-in/backup-code*");
  await page.fill("#number", "3");
  await page.fill("#code", code.toLowerCase().replaceAll("-", " "));
  await page.keyboard.press("Enter");
}

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "el" },
  { size: "desktop", colorScheme: "dark", locale: "he" },
];

describe.each(SCREENS)("on a $size, $colorScheme, $locale", (screen) => {
  const name = `${screen.size}-${screen.colorScheme}`;

  test("codes are drawn and saved, code 3 signs in once, and not twice", async () => {
    const { context, page, complaints } = await openScreen(browser, world.baseUrl, screen);
    await signIn(page);
    const codes = await drawAndSave(page, name);
    expect(codes).toHaveLength(10);
    for (const ends of ["**/home", undefined]) {
      await page.locator("nav.menu form button").click();
      await page.waitForURL((url) => url.pathname === "/");
      await typePassword(page);
      await enter(page, codes[2]);
      if (ends) await page.waitForURL(ends);
    }
    await page.waitForSelector("[role=alert]");
    await expectGoodPage(page, `backup-code-refused-${name}`);
    await page.fill("#number", "4");
    await page.fill("#code", "a phone number");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[aria-invalid]");
    await expectGoodPage(page, `backup-code-unreadable-${name}`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

test("copy and download keep all ten with their numbers, and a reload shows none", async () => {
  const screen: Screen = { size: "desktop", colorScheme: "dark", locale: "en-US" };
  const { context, page, complaints } = await openScreen(browser, world.baseUrl, screen);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page);
  await page.goto("/profile/security/backup-codes");
  await page.locator("main .sheet form .button").first().click();
  const codes = await page.locator(".codes code").allTextContents();
  await page.click("[data-do=copy]");
  await expect.poll(() => page.locator("#codes [role=status]").textContent()).toBe("Copied.");
  const copied = await page.evaluate("navigator.clipboard.readText()");
  const started = page.waitForEvent("download");
  await page.click("[data-do=download]");
  const file = await started;
  expect(file.suggestedFilename()).toBe("latchkey-backup-codes.txt");
  for (const [index, code] of codes.entries()) expect(copied).toContain(`${String(index + 1).padStart(2)}  ${code}`);
  await page.reload();
  await page.waitForURL("**/profile/security/backup-codes");
  expect(await page.locator(".codes").count()).toBe(0);
  await expectGoodPage(page, "backup-codes-again");
  expect(complaints).toEqual([]);
  await context.close();
});

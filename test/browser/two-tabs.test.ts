import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { email, idempotencyKey } from "../../src/shared/brand.ts";
import { openRealPortal, type RealPortal } from "../security/real-portal.ts";
import { launch } from "../support/browser.ts";

let browser: Browser;
let portal: RealPortal;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  portal = await openRealPortal();
});
afterEach(() => portal.close());

const [PETRA, OLGA] = ["petra@tidewater.example", "olga@tidewater.example"] as const;
const OLD = { [PETRA]: "oyster-ribbon-18", [OLGA]: "coral-window-53" } as const;
const NEW = "wandering-otter-7";
const seen = { address: "127.0.0.1", userAgent: "Chromium" };

const takes = async (who: string, password: string) => {
  const typed = { address: email(who), password, language: "en", seen } as const;
  return (await portal.world.auth.signIn.withPassword(typed)).kind !== "refused";
};

/** The token of the link that "Forgot password?" mails to somebody. */
async function resetTokenOf(who: string): Promise<string> {
  const before = new Set(portal.world.mailed());
  const asked = { address: email(who), language: "en", idempotencyKey: idempotencyKey(`reset ${who}`) } as const;
  await portal.world.auth.passwords.requestResetLink(asked);
  const fresh = portal.world.mailed().filter((secret) => !before.has(secret));
  const owners = await Promise.all(fresh.map((token) => portal.world.auth.passwords.inspectResetLink(token)));
  return fresh.find((_, index) => owners[index]) ?? "";
}

async function choose(page: Page): Promise<void> {
  await page.fill("#password", NEW);
  await page.fill("#repeated", NEW);
  await page.click("main form .button");
  await page.waitForURL("**/change-password/done");
}

test("two reset links in two tabs: each changes the account that its page names", async () => {
  const context = await browser.newContext({ baseURL: portal.baseUrl });
  const first = await context.newPage();
  const second = await context.newPage();
  await first.goto(`/change-password?token=${await resetTokenOf(PETRA)}`);
  await second.goto(`/change-password?token=${await resetTokenOf(OLGA)}`);
  expect(await first.locator(".whose").textContent()).toContain("p***@tidewater.example");
  await choose(first);
  expect([await takes(PETRA, NEW), await takes(OLGA, NEW), await takes(OLGA, OLD[OLGA])]).toEqual([true, false, true]);
  await second.reload();
  expect(await second.locator(".whose").textContent()).toContain("o***@tidewater.example");
  expect(await second.locator("[autocomplete=username]").inputValue()).toBe(OLGA);
  await choose(second);
  expect(await takes(OLGA, NEW)).toBe(true);
  await context.close();
});

test("a page of one account, after another signed in in the next tab, says so and changes nothing", async () => {
  const context = await browser.newContext({ baseURL: portal.baseUrl });
  const first = await context.newPage();
  const second = await context.newPage();
  for (const page of [first, second]) await page.goto("/");
  await signIn(first, PETRA);
  await first.goto("/profile/security");
  await signIn(second, OLGA);
  await first.click("form[action='/sign-out'] button");
  await first.waitForSelector("h1");
  expect(await first.locator("main").textContent()).toContain("You are now signed in as Olga Loch");
  await second.goto("/home");
  expect(await second.locator("main").textContent()).toContain(OLGA);
  await context.close();
});

async function signIn(page: Page, who: typeof PETRA | typeof OLGA): Promise<void> {
  await page.fill("#address", who);
  await page.fill("#password", OLD[who]);
  await page.click("main form .button");
  await page.waitForURL("**/home");
}

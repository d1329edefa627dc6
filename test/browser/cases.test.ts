import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launch } from "../support/browser.ts";
import { withPseudoLanguages } from "../support/pseudo-language.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { LEA, signInAs } from "./inside.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

let world: StartedWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([startWorld(withPseudoLanguages()), launch()]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "el" },
  { size: "phone", colorScheme: "dark", locale: "es-MX" },
  { size: "desktop", colorScheme: "light", locale: "en-US" },
  { size: "desktop", colorScheme: "dark", locale: "he" },
];

let asked = 0;

/** Somebody tells a trouble, then asks for a person. @returns the number of the case */
async function askForPerson(chat: string): Promise<string> {
  const from = { channel: "web-chat", bot: "portal", chat } as const;
  const { shell } = world.world;
  for (const text of ["I forgot my password", "I want to talk to a person"]) {
    asked += 1;
    await shell.inbox.receive({ from, messageId: String(asked), body: { kind: "text", text }, language: "en" });
  }
  const numberOf = async () => (await shell.cases()).find((one) => one.from.chat === chat)?.number ?? "";
  await vi.waitFor(async () => expect(await numberOf()).not.toBe(""), { timeout: 15_000, interval: 100 });
  return numberOf();
}

const press = (page: Page, doing: string) => page.click(`form:has([name=doing][value=${doing}]) button[type=submit]`);

async function answer(page: Page, text: string): Promise<void> {
  await page.fill("#text", text);
  await press(page, "answer");
}

test.each(SCREENS)("list and case are accessible and fit on a $size, $colorScheme, $locale", async (screen) => {
  const name = `${screen.size}-${screen.colorScheme}`;
  const number = await askForPerson(name);
  const { context, page, complaints } = await openScreen(browser, world.baseUrl, screen);
  await signInAs(page, LEA.address, LEA.password);
  await page.click("a[href='/cases']");
  await expectGoodPage(page, `cases-${name}`);
  await page.click(`a[href='/cases/${number}']`);
  await expectGoodPage(page, `case-waiting-${name}`);
  await press(page, "claim");
  await page.waitForSelector("[role=status]");
  await answer(page, " ");
  await page.waitForSelector("[role=alert]");
  await answer(page, "Hello, I am Lea.\nWhich browser is it?");
  await page.waitForSelector("[role=status]");
  await expectGoodPage(page, `case-claimed-${name}`);
  expect(complaints).toEqual([]);
  await context.close();
});

test("without JavaScript an agent claims, answers and closes, and the person reads it in the chat", async () => {
  const number = await askForPerson("plain");
  const context = await browser.newContext({ baseURL: world.baseUrl, javaScriptEnabled: false, locale: "en-US" });
  const page = await context.newPage();
  await signInAs(page, LEA.address, LEA.password);
  await page.goto(`/cases/${number}`);
  await page.getByRole("button", { name: "Claim this case" }).click();
  await page.getByLabel("Your answer").fill("Please try again now.");
  await page.getByRole("button", { name: "Send" }).click();
  expect(await page.locator(".transcript").innerText()).toContain("Please try again now.");
  await page.getByRole("button", { name: "Close the case" }).click();
  expect(await page.locator("[role=status]").innerText()).toContain("The case is closed.");
  const lines = await world.world.shell.inbox.history({ channel: "web-chat", bot: "portal", chat: "plain" }, 0);
  expect(lines.at(-2)?.text).toBe("“Lea Brandt” from support:\nPlease try again now.");
  expect(lines.at(-1)?.text).toContain(`closed your case ${number}`);
  await context.close();
});

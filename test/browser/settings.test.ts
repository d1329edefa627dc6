import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../support/browser.ts";
import { withPseudoLanguages } from "../support/pseudo-language.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { MARTA, signInAs } from "./inside.ts";
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

const DESK: Screen = { size: "desktop", colorScheme: "light", locale: "en-US" };
const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "el" },
  { size: "phone", colorScheme: "dark", locale: "pt-BR" },
  DESK,
  { size: "desktop", colorScheme: "dark", locale: "he" },
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

  test("adding people is accessible and fits: empty, with faults by line, and before the word to go on", async () => {
    const { context, page, complaints } = await openScreen(browser, world.baseUrl, screen);
    await signInAs(page, MARTA.address, MARTA.password);
    await page.goto("/settings/users/add");
    await expectGoodPage(page, `add-people-${name}`);
    const send = async (text: string) => {
      await page.setInputFiles("#file", { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
      await page.click("[name=step][value=check]");
      await page.waitForSelector(".notice");
    };
    await send("email,name,role\nivy@acme,Ivy,boss\nwim@acme.example,,member\n");
    await expectGoodPage(page, `add-people-faults-${name}`);
    await send("email,name,phone\nivy@acme.example,Ivy Lane,555\n");
    await page.waitForSelector("[value=go]");
    await expectGoodPage(page, `add-people-seen-${name}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("a person's page is accessible and fits, before and after an unticked box", async () => {
    const { context, page, complaints } = await openScreen(browser, world.baseUrl, screen);
    await signInAs(page, MARTA.address, MARTA.password);
    await page.goto("/settings/users");
    await menuOf(page, "tom@acme.example").locator("summary").click();
    await menuOf(page, "tom@acme.example").locator("a").click();
    await expectGoodPage(page, `person-${name}`);
    await page
      .locator("form")
      .filter({ has: page.locator("#sure") })
      .locator("button")
      .click();
    await page.waitForSelector("[role=alert]");
    await expectGoodPage(page, `person-refused-${name}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("Workspace settings are accessible and fit, before and after a name that does not", async () => {
    const { context, page, complaints } = await openScreen(browser, world.baseUrl, screen);
    await signInAs(page, MARTA.address, MARTA.password);
    await page.goto("/settings/workspace");
    await expectGoodPage(page, `workspace-${name}`);
    await page.fill("#name", "Win at evil.example/now");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[role=alert]");
    await expectGoodPage(page, `workspace-refused-${name}`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

test("without JavaScript a member is disabled from the ⋮ menu and enabled again", async () => {
  const context = await browser.newContext({ baseURL: world.baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, MARTA.address, MARTA.password);
  await page.goto("/settings/users");
  const choose = async (entry: string) => {
    await menuOf(page, "joao@acme.example").locator("summary").click();
    await menuOf(page, "joao@acme.example").getByRole("button", { name: entry }).click();
    await page.waitForSelector("[role=status]");
    return page.locator(".rows > li").filter({ hasText: "joao@acme.example" }).innerText();
  };
  expect(await choose("Disable account")).toContain("Disabled");
  expect(await choose("Enable account")).not.toContain("Disabled");
  await context.close();
});

test("the ⋮ menu opens, is walked and acts by keyboard alone", async () => {
  const { context, page } = await openScreen(browser, world.baseUrl, DESK);
  await signInAs(page, MARTA.address, MARTA.password);
  await page.goto("/settings/users");
  await menuOf(page, "tom@acme.example").locator("summary").focus();
  await page.keyboard.press("Enter");
  for (const key of ["Tab", "Tab", "Enter"]) await page.keyboard.press(key);
  await page.waitForSelector("[role=status]");
  expect(await page.locator("[role=status]").innerText()).toContain("The lock has ended");
  await context.close();
});

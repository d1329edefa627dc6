import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letComeFrom } from "../support/come-from.ts";
import { launch } from "../support/browser.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { openChat } from "./open-chat.ts";
import { ADRIAN } from "./inside.ts";
import { openPerson, type Person } from "./person.ts";
import { expectGoodPage, type Screen } from "./screens.ts";

let world: StartedWorld;
let browser: Browser;
beforeAll(async () => {
  letComeFrom();
  [world, browser] = await Promise.all([startWorld(), launch()]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const UMA = { address: "user@example.com", password: "silver-meadow-17" };
const OFFICE = "203.0.113.9";
const HOTEL = "198.51.100.77";
const PHONE: Screen = { size: "phone", colorScheme: "dark", locale: "en-US" };
const DESK: Screen = { size: "desktop", colorScheme: "light", locale: "en-US" };

async function write({ page }: Person, text: string): Promise<void> {
  await page.fill("#chat-text", text);
  await page.keyboard.press("Enter");
}

const hears = ({ page }: Person, words: string) => page.locator(".line").filter({ hasText: words }).last().waitFor();

/** Blocked at the sign-in, she tells the chat and proves who she is. */
async function ask(uma: Person): Promise<void> {
  const { page } = uma;
  await uma.typePassword(UMA);
  await page.locator("[role=alert]").first().waitFor();
  await openChat(page);
  const code = await uma.codeAfter(() => write(uma, `it says my location isn't allowed, I'm ${UMA.address}`));
  await write(uma, code);
  await hears(uma, `from ${HOTEL} was refused`);
  await expectGoodPage(page, "let-in-shall-i-ask");
  await page.locator(".line .options button:enabled").filter({ hasText: "Yes, ask them" }).click();
  await hears(uma, "I’ve asked the admins");
}

async function approve(adrian: Person): Promise<void> {
  await adrian.typePassword(ADRIAN);
  await adrian.arrive("/home");
  await adrian.page.goto("/approvals");
  await expectGoodPage(adrian.page, "let-in-approvals");
  await adrian.click("Allow for 24 hours");
  await adrian.told("Allowed for 24 hours");
}

/** From the very address that was refused, with the mailed code of the second step. */
async function signIn(uma: Person): Promise<void> {
  const code = await uma.codeAfter(() => uma.typePassword(UMA));
  await uma.page.fill("#digits", code);
  await uma.page.keyboard.press("Enter");
  await uma.arrive("/home");
}

test("two windows: she is blocked and asks, he approves, and she signs in", async () => {
  const uma = await openPerson(browser, world.baseUrl, PHONE, HOTEL);
  const adrian = await openPerson(browser, world.baseUrl, DESK, OFFICE);
  await ask(uma);
  await approve(adrian);
  await hears(uma, "is let in for 24 hours");
  await expectGoodPage(uma.page, "let-in-told");
  await signIn(uma);
  expect([uma.complaints, adrian.complaints, world.troubles]).toEqual([[], [], []]);
});

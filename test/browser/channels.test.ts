import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTelegramServer, type TelegramServer } from "../doubles/telegram-server/telegram-server.ts";
import { launch } from "../support/browser.ts";
import { pseudoWording, withPseudoLanguages } from "../support/pseudo-language.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { LEA, signInAs } from "./inside.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

/** Telegram is well; WhatsApp finds no browser, and says so. */
const wording = pseudoWording();
let telegram: TelegramServer;
let world: StartedWorld;
let browser: Browser;
beforeAll(async () => {
  telegram = await openTelegramServer();
  world = await startWorld({
    ...withPseudoLanguages(),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    WHATSAPP: "web",
    CHROMIUM_PATH: "no-such-browser",
  });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await world.close();
  await telegram.close();
});

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "el" },
  { size: "phone", colorScheme: "dark", locale: "pt-BR" },
  { size: "desktop", colorScheme: "dark", locale: "he" },
];

test.each(SCREENS)("operators see how each messenger is, on a $size, $colorScheme, $locale", async (screen) => {
  const { context, page, complaints } = await openScreen(browser, world.baseUrl, screen);
  await signInAs(page, LEA.address, LEA.password);
  await page.locator("nav a[href='/channels']").first().click();
  await page.waitForURL("**/channels");
  await expectGoodPage(page, `channels-${screen.size}-${screen.colorScheme}`);
  const text = await page.locator("main").innerText();
  const language = wording.languages.find((one) => one === screen.locale) ?? "en";
  const { telegram: name } = wording.portal(language).channels.names;
  expect([text.includes(name), text.includes("CHROMIUM_PATH"), complaints]).toEqual([true, true, []]);
  await context.close();
});

import { mkdirSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { brokenRules } from "./axe.ts";
import { cutOn, wordsInNoFile } from "./seen.ts";

/** A current small phone, and a laptop. */
export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;
type Size = keyof typeof SIZES;

export interface Screen {
  readonly size: Size;
  readonly colorScheme: "light" | "dark";
  readonly locale: string;
}

export interface OpenScreen {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained about: blocked by the content policy, or an error in our code. */
  readonly complaints: string[];
}

export async function openScreen(browser: Browser, baseURL: string, screen: Screen): Promise<OpenScreen> {
  const { size, colorScheme, locale } = screen;
  const viewport = SIZES[size];
  const context = await browser.newContext({ baseURL, viewport, colorScheme, locale, reducedMotion: "reduce" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
}

/**
 * No rule of axe broken, nothing to scroll sideways, nothing cut off or too small to tap, and in a made-up language no word
 * that is in no file; leaves a picture in `test-output/`.
 */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
  mkdirSync("test-output", { recursive: true });
  await page.screenshot({ path: `test-output/${name}.jpg`, type: "jpeg", quality: 80, fullPage: true });
  expect([name, await brokenRules(page)]).toEqual([name, []]);
  expect([name, await page.evaluate(SIDEWAYS)]).toEqual([name, false]);
  expect([name, await cutOn(page)]).toEqual([name, []]);
  expect([name, await wordsInNoFile(page)]).toEqual([name, []]);
  expect([name, await page.evaluate(SMALL_TARGETS)]).toEqual([name, []]);
}

/** Code for the page, as text: the tests themselves have no DOM. */
export const SIDEWAYS = "document.documentElement.scrollWidth > innerWidth";

/** Buttons, fields and links that stand alone, below 44 by 44 CSS pixels (WCAG 2.5.5). */
const SMALL_TARGETS = `
  [...document.querySelectorAll("button, input:not([type=hidden]), textarea, summary, main a, footer a")]
    .filter((target) => target.checkVisibility() && !target.closest(".bubble"))
    .filter((target) => target.getBoundingClientRect().width < 44 || target.getBoundingClientRect().height < 44)
    .map((target) => target.outerHTML)`;

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";

/** A current small phone, and a laptop. */
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;
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

/** The small build of axe: the same rules in half the letters, and each page that is looked at has to read all of them. */
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** No rule of axe broken, nothing to scroll sideways, nothing too small to tap; leaves a picture in `test-output/`. */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
  mkdirSync("test-output", { recursive: true });
  await page.screenshot({ path: `test-output/${name}.jpg`, type: "jpeg", quality: 80, fullPage: true });
  // In one page (legacy mode): a page of its own for each report doubles the time. Mail has its own tests.
  const axe = new AxeBuilder({ page, axeSource }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.html).join(" ")}`)).toEqual(
    [],
  );
  expect([name, await page.evaluate(SIDEWAYS)]).toEqual([name, false]);
  expect([name, await page.evaluate(SMALL_TARGETS)]).toEqual([name, []]);
}

/** Code for the page, as text: the tests themselves have no DOM. */
const SIDEWAYS = "document.documentElement.scrollWidth > innerWidth";

/** Buttons, fields and links that stand alone, below 44 by 44 CSS pixels (WCAG 2.5.5). */
const SMALL_TARGETS = `
  [...document.querySelectorAll("button, input:not([type=hidden]), textarea, summary, main a, footer a")]
    .filter((target) => target.checkVisibility() && !target.closest(".bubble"))
    .filter((target) => target.getBoundingClientRect().width < 44 || target.getBoundingClientRect().height < 44)
    .map((target) => target.outerHTML)`;

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO } from "../golden/golden-pages.ts";
import { HARBOUR, LOOKS, SIGN, WORDMARK } from "../mail/dress.ts";
import { letter } from "../mail/letters.ts";
import { routesOf } from "../portal/routes-of.ts";
import { type Actor, openRealPortal, type RealPortal } from "../security/real-portal.ts";
import { launch } from "../support/browser.ts";
import { brokenRules } from "./axe.ts";
import { expectGoodPage, openScreen, SIDEWAYS } from "./screens.ts";
import { cutOn, wordsOn } from "./seen.ts";

// A company in its own name: nobody who opens a page or a mail meets another.

const { wording, colours, links: companyLinks } = HARBOUR;
let browser: Browser;
let portal: RealPortal;
beforeAll(async () => {
  browser = await launch();
  portal = await openRealPortal({ ...DEMO, wording, look: { colours, logos: WORDMARK, companyLinks } });
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

const ACTORS: readonly Actor[] = ["nobody", "admin", "agent"];
const paths = () =>
  routesOf(portal.app, portal.chat)
    .filter(({ method, path }) => method === "GET" && !/^\/(?:chat|assets|health)|:/u.test(path))
    .map(({ path }) => path);
const alike = (markup: string) => markup.replaceAll(/value="[^"]*"/gu, "");

async function enter(page: Page, { baseUrl, enter: come }: RealPortal, actor: Actor): Promise<void> {
  const { cookies } = await come(actor);
  const url = baseUrl.replace("http:", "https:");
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url, secure: true })));
}

test("on every page the company's name stands and no other, nothing is cut, and axe finds nothing, light and dark", async () => {
  const seen = new Set<string>();
  for (const actor of ACTORS) {
    const screen = { size: "phone", colorScheme: "light", locale: "en" } as const;
    const { context, page, complaints } = await openScreen(browser, portal.baseUrl, screen);
    await enter(page, portal, actor);
    for (const path of paths()) {
      const answer = await context.request.get(path);
      const markup = alike(await answer.text());
      if (seen.has(markup) || !answer.headers()["content-type"]?.includes("html")) continue;
      seen.add(markup);
      await page.goto(path);
      await expectOwnName(page, `${actor} at ${path}`);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }
  expect(seen.size).toBeGreaterThan(30);
});

async function expectOwnName(page: Page, what: string): Promise<void> {
  const words = (await wordsOn(page)).filter((text) => /latchkey/iu.test(text.replaceAll(MADE_UP, "")));
  expect([what, words]).toEqual([what, []]);
  expect([what, await page.title()]).toEqual([what, expect.stringContaining("· Harbour Books")]);
  expect([what, await page.evaluate(SIDEWAYS), await cutOn(page)]).toEqual([what, false, []]);
  expect([what, await page.evaluate(IS_SHOWN)]).toEqual([what, true]);
  expect([what, await brokenRules(page)]).toEqual([what, []]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect([what, "dark", await brokenRules(page, ["cat.color"])]).toEqual([what, "dark", []]);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Addresses and a workspace of the people of the demo, and what somebody runs in a terminal. */
const MADE_UP = /\S*@latchkey\.example|Latchkey Support|latchkey member import/gu;
/** Code for the page, as text: the tests themselves have no DOM. */
const LOGO = 'document.querySelector(".top picture img")';
const IS_SHOWN = `${LOGO}.complete && ${LOGO}.naturalWidth > 0 && ${LOGO}.checkVisibility()`;

test.each([
  ["sign", SIGN],
  ["wordmark", WORDMARK],
] as const)(
  "a %s stands at the top, in the chat and in the tab as it fits, light and dark, phone and desktop",
  async (name, logos) => {
    const other = await openRealPortal({ ...DEMO, wording, look: { colours, logos, companyLinks } });
    for (const size of ["phone", "desktop"] as const)
      for (const colorScheme of ["light", "dark"] as const) {
        const { context, page } = await openScreen(browser, other.baseUrl, { size, colorScheme, locale: "en" });
        await page.goto("/");
        expect(await page.evaluate(`${LOGO}.currentSrc`)).toMatch(
          colorScheme === "dark" && logos.dark ? /logo-dark\.png$/u : /logo\.png$/u,
        );
        expect(await page.locator(".top .brand").getByText("Harbour Books").count()).toBe(name === "sign" ? 1 : 0);
        expect(await page.locator("link[rel=icon]").getAttribute("href")).toMatch(name === "sign" ? /png$/u : /svg$/u);
        if (size === "phone")
          await page
            .getByRole("button", { name: "Chat" })
            .click()
            .catch(() => undefined);
        await expectGoodPage(page, `brand-${name}-${size}-${colorScheme}`);
        await context.close();
      }
    await other.close();
  },
);

test("the foot of a page leads to the company's help, privacy and terms", async () => {
  const { context, page } = await openScreen(browser, portal.baseUrl, {
    size: "phone",
    colorScheme: "light",
    locale: "es",
  });
  await page.goto("/forgot-password");
  const ways = page.getByRole("navigation", { name: "Sobre nosotros" }).getByRole("link");
  expect(await ways.allInnerTexts()).toEqual(["Ayuda", "Privacidad", "Condiciones"]);
  expect(await ways.first().getAttribute("href")).toBe(companyLinks.help);
  await context.close();
});

test("the logo can be shown by a mail program on the web, which is a page of somebody else", async () => {
  const answer = await fetch(`${portal.baseUrl}/assets/logo.png`);
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(Buffer.from(await answer.arrayBuffer()).equals(WORDMARK.light.bytes)).toBe(true);
});

describe.each(LOOKS)("a mail with %s", (name, look) => {
  test.each(["light", "dark"] as const)(
    "breaks no rule of accessibility in %s, fits a phone, and shows one logo",
    async (colorScheme) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 800 }, colorScheme });
      const page = await context.newPage();
      await page.route("https://login.acme.example/assets/*", (route) =>
        route.fulfill({
          contentType: "image/png",
          body: Buffer.from((/dark/u.test(route.request().url()) ? WORDMARK.dark : look?.logos?.light)?.bytes ?? []),
        }),
      );
      for (const template of ["code", "reset-link"] as const) {
        await page.setContent(letter(template, "en", {}, undefined, "production", wording, look).html);
        await page.screenshot({
          path: `test-output/mail-${name.replace(" ", "-")}-${template}-${colorScheme}.jpg`,
          fullPage: true,
        });
        expect([template, await brokenRules(page, ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])]).toEqual([
          template,
          [],
        ]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
        const pictures = await page.evaluate("[...document.images].filter((one) => one.checkVisibility()).length");
        expect(pictures).toBe(look?.logos ? 1 : 0);
      }
      await context.close();
    },
  );
});

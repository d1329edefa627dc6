import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO } from "../golden/golden-pages.ts";
import { letter, TEMPLATES } from "../mail/letters.ts";
import { routesOf } from "../portal/routes-of.ts";
import { type Actor, openRealPortal, type RealPortal } from "../security/real-portal.ts";
import { launch } from "../support/browser.ts";
import { latinIn, PSEUDO, pseudoWording } from "../support/pseudo-language.ts";
import { openScreen, SIDEWAYS, SIZES } from "./screens.ts";
import { cutOn, wordsInNoFile } from "./seen.ts";

// Made-up languages prove that every word is a text: what is in no file is still English there, and what is cut shows.

const wording = pseudoWording();
let portal: RealPortal;
let browser: Browser;
beforeAll(async () => {
  portal = await openRealPortal({ ...DEMO, wording });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

/** Everything that can be asked for without a name of something in the path, as one of these may see it. */
const ACTORS: readonly Actor[] = ["nobody", "member", "admin", "agent"];
const paths = () =>
  routesOf(portal.app, portal.chat)
    .filter(({ method, path }) => method === "GET" && !/^\/(?:chat|assets|health)|:/u.test(path))
    .map(({ path }) => path);

async function enter(page: Page, actor: Actor): Promise<void> {
  const { cookies } = await portal.enter(actor);
  const url = portal.baseUrl.replace("http:", "https:");
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url, secure: true })));
}

/** The same page as somebody else saw it, but for what is drawn anew each time. */
const alike = (markup: string) => markup.replaceAll(/value="[^"]*"/gu, "");

test.each(PSEUDO)("every page in $language has its words from files, and room for them", async ({ language }) => {
  const seen = new Set<string>();
  const screen = { size: "phone", colorScheme: "light", locale: language } as const;
  for (const actor of ACTORS) {
    const { context, page } = await openScreen(browser, portal.baseUrl, screen);
    await enter(page, actor);
    for (const path of paths()) {
      const answer = await context.request.get(path);
      const markup = alike(await answer.text());
      if (seen.has(markup) || !answer.headers()["content-type"]?.includes("html")) continue;
      seen.add(markup);
      await page.goto(path);
      const what = `${actor} at ${path}`;
      expect([what, await wordsInNoFile(page)]).toEqual([what, []]);
      for (const size of ["desktop", "phone"] as const) {
        await page.setViewportSize(SIZES[size]);
        expect([what, size, await cutOn(page), await page.evaluate(SIDEWAYS)]).toEqual([what, size, [], false]);
      }
    }
    await context.close();
  }
  expect(seen.size).toBeGreaterThan(35);
});

describe.each(PSEUDO)("mails in $language", ({ language }) => {
  /** Names, and what orders of mails carry. */
  const known = ["Ana Reyes", "Acme Tours", "Marta Oliveira", "Latchkey", "UTC", "K7Q2", "amber river"];
  const carried = ["Forgotten password", "Nothing: whoever writes may be anybody", "Spanish", "Telegram", "WhatsApp"];

  test("have their words from files, and fit a phone of 320 px", async () => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 800 } })).newPage();
    for (const template of TEMPLATES) {
      const { subject, text, html } = letter(template, language, {}, undefined, "production", wording);
      await page.setContent(html);
      const body: unknown = await page.evaluate("document.body.innerText");
      const lines = [subject, ...text.split("\n"), ...String(body).split("\n")];
      expect([template, latinIn(lines, [...known, ...carried])]).toEqual([template, []]);
      expect([template, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([template, 320]);
    }
    await page.context().close();
  });
});

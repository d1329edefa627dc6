import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { comesFrom } from "../support/come-from.ts";
import { mailPaths, newestCode } from "./mail-list.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

export interface Login {
  readonly address: string;
  readonly password: string;
}

/** Somebody at a browser, who does what a text tells them, by the names that it uses. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
  /** Presses the button or link of this name. */
  click(name: string): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  /** Waits for the page at this path, and holds it to accessibility. */
  arrive(path: string): Promise<void>;
  /** Waits until these words stand in a message of the page. */
  told(words: string): Promise<void>;
  /** What comes of `act` in the mailbox: the newest mail, opened in a tab of its own. */
  mailAfter(act: () => Promise<unknown>): Promise<Page>;
  /** The same, for the code in it. */
  codeAfter(act: () => Promise<unknown>): Promise<string>;
  typePassword(login: Login): Promise<void>;
}

/** Pages that were held to accessibility already: once for each size of screen is enough. */
const lookedAt = new Set<string>();

/** @param from network address, in a world that was started with `letComeFrom()` */
export async function openPerson(browser: Browser, baseUrl: string, screen: Screen, from?: string): Promise<Person> {
  const { context, page, complaints } = await openScreen(browser, baseUrl, screen);
  if (from !== undefined) await context.setExtraHTTPHeaders(comesFrom(from));
  const main = page.locator("main, nav");
  const click = async (name: string) => {
    const target = main.getByRole("button", { name }).or(main.getByRole("link", { name }));
    await target.first().click();
  };
  const fill = (label: string, text: string) => main.getByLabel(label, { exact: true }).last().fill(text);
  return {
    page,
    context,
    complaints,
    click,
    fill,
    arrive: async (path) => {
      await page.waitForURL((url) => url.pathname === path);
      const name = `article${path.replaceAll("/", "-")}-${screen.size}`;
      if (!lookedAt.has(name)) await expectGoodPage(page, name);
      lookedAt.add(name);
    },
    told: (words) => page.locator("[role=status], [role=alert]").filter({ hasText: words }).first().waitFor(),
    ...mailboxOf(context),
    typePassword: async ({ address, password }) => {
      await page.goto("/");
      await fill("E-mail", address);
      await fill("Password", password);
      await click("Sign in");
    },
  };
}

function mailboxOf(context: BrowserContext): Pick<Person, "mailAfter" | "codeAfter"> {
  const mailAfter = async (act: () => Promise<unknown>) => {
    const known = (await mailPaths(context)).length;
    await act();
    await expect.poll(async () => (await mailPaths(context)).length, POLLING).toBeGreaterThan(known);
    const mail = await context.newPage();
    await mail.goto((await mailPaths(context))[0] ?? "/mailbox");
    return mail;
  };
  const codeAfter = async (act: () => Promise<unknown>) => {
    const known = await newestCode(context);
    await act();
    await expect.poll(() => newestCode(context), POLLING).not.toBe(known);
    return (await newestCode(context)) ?? "no code in the mail";
  };
  return { mailAfter, codeAfter };
}

const POLLING = { timeout: 30_000, interval: 100 };

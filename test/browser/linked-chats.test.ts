import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { conversationId, email, idempotencyKey } from "../../src/shared/brand.ts";
import { launch } from "../support/browser.ts";
import { withPseudoLanguages } from "../support/pseudo-language.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { MARTA, signInAs } from "./inside.ts";
import { type Screen, expectGoodPage, openScreen } from "./screens.ts";

let world: StartedWorld;
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await startWorld(withPseudoLanguages());
});
afterEach(() => world.close());

const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "pt-BR" },
  { size: "desktop", colorScheme: "dark", locale: "en-US" },
];
const ADDRESS = "203.0.113.200";

/** Draws a link code on the page. @returns what it says to write */
async function drawCode(page: Page, name: string): Promise<string> {
  await signInAs(page, MARTA.address, MARTA.password);
  await page.locator("nav.menu a[href='/profile/security']").click();
  await page.locator("#linked-chats .form .button").click();
  await expectGoodPage(page, `link-code-${name}`);
  return (await page.locator("#linked-chats code").textContent()) ?? "";
}

/** What a chat of Ana's does: proves the mailbox, then asks the admins. */
async function askForAddress(): Promise<void> {
  const { auth, approvals, mail } = world.world;
  const [conversation, purpose] = [conversationId("asking"), "reset-password"] as const;
  const origin = { channel: "web-chat", conversation, language: "en" } as const;
  await auth.codes.request({
    address: email("ana@acme.example"),
    purpose,
    origin,
    idempotencyKey: idempotencyKey("asked"),
  });
  const code = async () =>
    (await mail.mailbox?.list())?.map(({ text }) => /\b(\d{3}) (\d{3})\b/.exec(text)).find((found) => found !== null);
  const found = await vi.waitFor(async () => (await code()) ?? Promise.reject(new Error("no mail")), 20_000);
  const mac = auth.codes.macOf(conversation, `${found[1] ?? ""}${found[2] ?? ""}`);
  expect(await auth.codes.check({ mac, conversation, idempotencyKey: idempotencyKey("typed") })).toBe("right");
  const wanted = { conversation, address: ADDRESS, known: "typed", idempotencyKey: idempotencyKey("wanted") } as const;
  expect((await approvals.askForAddress(wanted)).kind).toBe("asked");
}

async function write(page: Page, { size }: Screen, words: string): Promise<void> {
  await page.goto("/");
  if (size === "phone") await page.click("#chat-open");
  await page.fill("#chat-text", words);
  await page.keyboard.press("Enter");
}

test.each(SCREENS)(
  "an admin links a chat, is asked in it and decides by a button on a $size, $colorScheme",
  async (screen) => {
    const name = `${screen.size}-${screen.colorScheme}`;
    // The page of the code in a made-up language; the chat speaks that of the account.
    const locale = screen.size === "phone" ? "el" : "he";
    const desk = await openScreen(browser, world.baseUrl, { ...screen, locale });
    const chat = await openScreen(browser, world.baseUrl, screen);
    await write(chat.page, screen, await drawCode(desk.page, name));
    const said = chat.page.locator(".line.agent");
    await said.filter({ hasText: "“Marta Oliveira”" }).waitFor();
    await askForAddress();
    await said.filter({ hasText: ADDRESS }).waitFor();
    await expectGoodPage(chat.page, `request-card-${name}`);
    await chat.page.locator(".line .options button").first().click();
    await said
      .filter({ hasText: /24 (?:hours|horas)/ })
      .last()
      .waitFor();
    await expect.poll(() => said.count()).toBeGreaterThanOrEqual(3);
    await expectGoodPage(chat.page, `request-decided-${name}`);
    expect([...desk.complaints, ...chat.complaints, ...world.troubles]).toEqual([]);
    for (const { context } of [desk, chat]) await context.close();
  },
);

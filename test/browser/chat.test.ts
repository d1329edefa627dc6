import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChatLine } from "../../src/channels/channel.ts";
import { inboxDouble } from "../doubles/inbox-double.ts";
import { startPortal, type TestPortal } from "../portal/start-portal.ts";
import { launch } from "../support/browser.ts";
import { expectGoodPage, openScreen, type OpenScreen, type Screen } from "./screens.ts";

const DESKTOP: Screen = { size: "desktop", colorScheme: "light", locale: "en-US" };
const PHONE: Screen = { size: "phone", colorScheme: "dark", locale: "pt-BR" };
const YES_NO = [
  { id: "yes", label: "Yes, send it" },
  { id: "no", label: "No, another address" },
];

let portal: TestPortal;
let browser: Browser;
let screen: OpenScreen;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  portal = await startPortal();
});
afterEach(async () => {
  expect(screen.complaints).toEqual([]);
  await screen.context.close();
  await portal.close();
});

async function open(which: Screen): Promise<Page> {
  screen = await openScreen(browser, portal.baseUrl, which);
  await screen.page.goto("/");
  if (which.size === "phone") await screen.page.click("#chat-open");
  return screen.page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.fill("#chat-text", text);
  await page.keyboard.press("Enter");
}

async function answer(page: Page, text: string, options: ChatLine["options"] = []): Promise<void> {
  await page.waitForSelector("[data-state=stored], [data-state=seen]");
  const to = portal.inbox.received.at(-1)?.from;
  if (!to) throw new Error("Nothing was received.");
  portal.inbox.takeUp(to);
  portal.inbox.answer(to, text, options);
  await portal.webChat.channel.send({ to, key: "k", text, options });
  await page.locator(".line.agent").filter({ hasText: text }).waitFor();
}

const focused = (page: Page) => page.locator(":focus").getAttribute("id");

const bubbles = (page: Page) => page.locator(".line .bubble").allInnerTexts();

describe.each([DESKTOP, PHONE, { ...DESKTOP, colorScheme: "dark" } as const])("on a $size, $colorScheme", (which) => {
  test("a talk with buttons, ticks and dots breaks no rule of axe", async () => {
    const page = await open(which);
    await say(page, "I forgot my password");
    await answer(page, "Shall I send a code to ana@example.com?", YES_NO);
    await expectGoodPage(page, `chat-buttons-${which.size}-${which.colorScheme}`);
    await page.click("text=Yes, send it");
    await page.locator(".line .options button:disabled").nth(1).waitFor();
    const to = portal.inbox.received.at(-1)?.from;
    if (to) await portal.webChat.channel.typing?.(to);
    await page.waitForSelector(".typing");
    await expectGoodPage(page, `chat-typing-${which.size}-${which.colorScheme}`);
    expect(portal.inbox.received.at(-1)?.body).toEqual({ kind: "choice", option: "yes", label: "Yes, send it" });
  });
});

test("a reload shows the same talk, with the answered buttons closed and the last ones open", async () => {
  const page = await open(DESKTOP);
  await say(page, "hello");
  await answer(page, "First question", YES_NO);
  await page.click("text=Yes, send it");
  await page.locator(".line.person [data-state=stored]").waitFor();
  await answer(page, "Second question", [{ id: "again", label: "Send again" }]);
  const before = await bubbles(page);
  await page.reload();
  await page.locator(".line.agent").filter({ hasText: "Second question" }).waitFor();
  expect(await bubbles(page)).toEqual(before);
  expect(await page.isDisabled("text=No, another address")).toBe(true);
  expect(await page.isDisabled("text=Send again")).toBe(false);
});

test("a message written while the server is down survives a reload and goes out once when it is back", async () => {
  const page = await open(DESKTOP);
  await say(page, "before");
  await answer(page, "I am here");
  const port = Number(new URL(portal.baseUrl).port);
  const { inbox } = portal;
  await portal.close();
  await say(page, "written in the dark");
  await page.locator("#chat-status.broken").waitFor();
  portal = await startPortal({ inbox, port });
  await page.reload();
  await page.locator("[data-state=stored]", { hasText: "Sent" }).waitFor();
  await answer(page, "Back again");
  expect(inbox.received.map(({ body }) => body)).toEqual([
    { kind: "text", text: "before" },
    { kind: "text", text: "written in the dark" },
  ]);
});

test("a restart of the server is survived without a reload", async () => {
  const page = await open(DESKTOP);
  await say(page, "before");
  await answer(page, "I am here");
  const port = Number(new URL(portal.baseUrl).port);
  const { inbox } = portal;
  await portal.close();
  await page.locator("#chat-status.broken").waitFor();
  portal = await startPortal({ inbox, port });
  await say(page, "after");
  await answer(page, "Still here");
  expect(await page.locator("#chat-status").innerText()).toBe("Answers right away");
});

test("what people write stays text, and only addresses of this site become links", async () => {
  const page = await open(DESKTOP);
  await say(page, "<img src=x onerror=alert(1)> https://evil.example/a");
  await answer(page, `Go to ${portal.baseUrl}/forgot-password. Not to https://evil.example/b or javascript:alert(1)`);
  expect(await page.locator(".chat-log img").count()).toBe(0);
  const links = page.locator(".chat-log a");
  expect(await links.allInnerTexts()).toEqual([`${portal.baseUrl}/forgot-password`]);
  expect(await links.getAttribute("href")).toBe(`${portal.baseUrl}/forgot-password`);
});

test("a page that the operator named is a link, and one that only begins like it is not", async () => {
  const page = await open(DESKTOP);
  await portal.close();
  const named = "https://www.acme.example/plans?from=chat";
  const port = Number(new URL(portal.baseUrl).port);
  portal = await startPortal({ port, companyPages: [named] });
  await page.reload();
  await say(page, "what does it cost?");
  await answer(page, `Plans are here: ${named} and not here: ${named}&to=https://evil.example`);
  expect(await page.locator(".chat-log a").allInnerTexts()).toEqual([named]);
});

test("the stored copy replaces what was typed: a secret that was cut out is gone from the page, too", async () => {
  const page = await open(DESKTOP);
  const whole = inboxDouble();
  const cut = { kind: "text", text: "[password removed]" } as const;
  const port = Number(new URL(portal.baseUrl).port);
  await portal.close();
  portal = await startPortal({
    port,
    inbox: { ...whole, receive: (inbound) => whole.receive({ ...inbound, body: cut }) },
  });
  await say(page, "my password is hunter2");
  await answer(page, "Please do not type passwords here.");
  expect((await bubbles(page)).join()).not.toContain("hunter2");
});

test("the keyboard alone is enough: Shift+Enter makes a line, Enter sends, buttons are in reach, the focus stays", async () => {
  const page = await open(DESKTOP);
  await page.focus("#chat-text");
  await page.keyboard.type("one");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await answer(page, "Which one?", YES_NO);
  expect(portal.inbox.received[0]?.body).toEqual({ kind: "text", text: "one\ntwo" });
  expect(await focused(page)).toBe("chat-text");
  await page.keyboard.press("Shift+Tab");
  expect(await page.locator(":focus").innerText()).toBe("No, another address");
  await page.keyboard.press("Enter");
  await page.locator("#chat-text:focus").waitFor();
});

test("on a phone one button opens the chat over the page, and closing gives the focus back", async () => {
  const page = await open(PHONE);
  expect(await focused(page)).toBe("chat-text");
  expect(await page.locator(".doorway").getAttribute("inert")).toBe("");
  await page.keyboard.press("Escape");
  expect(await page.isVisible("#chat")).toBe(false);
  expect(await focused(page)).toBe("chat-open");
  expect(await page.locator(".doorway").getAttribute("inert")).toBeNull();
});

test("the chat speaks the page's language and says so with the first message", async () => {
  const page = await open(PHONE);
  await page.click("#chat-starters button >> nth=0");
  await page.waitForSelector("[data-state=stored]");
  expect(portal.inbox.received[0]).toMatchObject({ language: "pt-BR", body: { text: "Esqueci minha senha" } });
  expect(await page.locator(".state").innerText()).toContain("Enviada");
});

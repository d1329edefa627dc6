import { mkdirSync } from "node:fs";
import type { BrowserContext, Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChatLine } from "../../src/channels/channel.ts";
import { startPortal, type TestPortal } from "../portal/start-portal.ts";
import { brokenRules } from "./axe.ts";
import { type HostSite, openHostSite, scriptTag, strictPolicy, openProfile } from "./host-site.ts";

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;
const SCREENS = [
  { size: "phone", colorScheme: "dark" },
  { size: "phone", colorScheme: "light" },
  { size: "desktop", colorScheme: "light" },
  { size: "desktop", colorScheme: "dark" },
] as const;

let site: HostSite;
let portal: TestPortal;
let strangers: Awaited<ReturnType<typeof openProfile>>;
let context: BrowserContext;
/** What the browser complained about: blocked by a policy, or an error in our code. */
let complaints: string[];
/** Everything that was asked of the portal. */
let asked: { readonly url: string; readonly cookie: string | undefined }[];

beforeAll(async () => {
  strangers = await openProfile("blocked");
  ({ context } = strangers);
  context.on("request", (request) => {
    if (request.url().startsWith(portal.baseUrl))
      asked.push({ url: request.url(), cookie: request.headers()["cookie"] });
  });
});
afterAll(() => strangers.close());
beforeEach(async () => {
  complaints = [];
  asked = [];
  site = await openHostSite();
  portal = await startPortal({ embedOrigins: [site.origin] });
  site.show({ policy: strictPolicy(portal.baseUrl), head: scriptTag(portal.baseUrl) });
});
afterEach(async () => {
  for (const page of context.pages()) await page.close();
  await portal.close();
  await site.close();
});

async function visit(size: keyof typeof SIZES = "desktop", in_: BrowserContext = context): Promise<Page> {
  const page = await in_.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.setViewportSize(SIZES[size]);
  await page.goto(site.origin);
  return page;
}

const launcher = (page: Page) => page.locator("latchkey-widget .launcher");
const chatIn = (page: Page) => page.frameLocator("latchkey-widget iframe");
const frameOf = (page: Page) => page.frames().find((frame) => frame.url().startsWith(`${portal.baseUrl}/embed`));
const bubbles = (page: Page) => chatIn(page).locator(".line .bubble").allInnerTexts();
const focusIn = (frame: Pick<Frame, "evaluate">) =>
  frame.evaluate<string>("document.activeElement.id || document.activeElement.localName");

async function open(page: Page): Promise<void> {
  await launcher(page).click();
  await chatIn(page).locator("#chat-text:focus").waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  await chatIn(page).locator("#chat-text").fill(text);
  await chatIn(page).locator("#chat-text").press("Enter");
  await chatIn(page).locator("[data-state=stored], [data-state=seen]").last().waitFor();
}

async function answer(text: string, options: ChatLine["options"] = []): Promise<void> {
  const to = portal.inbox.received.at(-1)?.from;
  if (!to) throw new Error("Nothing was received.");
  portal.inbox.takeUp(to);
  portal.inbox.answer(to, text, options);
  await portal.webChat.channel.send({ to, key: "k", text, options });
}

describe("with the strictest policy of the site, and no cookie or storage for third parties", () => {
  test.each(SCREENS)("on a $size, $colorScheme: a talk that breaks no rule of axe", async ({ size, colorScheme }) => {
    const page = await visit(size);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await brokenRules(page)).toEqual([]);
    await open(page);
    await say(page, "I forgot my password");
    await answer("Shall I send a code to ana@example.com?", [{ id: "yes", label: "Yes, send it" }]);
    await chatIn(page).getByRole("button", { name: "Yes, send it" }).waitFor();
    mkdirSync("test-output", { recursive: true });
    await page.screenshot({ path: `test-output/widget-${size}-${colorScheme}.jpg`, type: "jpeg", quality: 80 });
    const frame = frameOf(page);
    if (!frame) throw new Error("There is no frame.");
    expect([await brokenRules(page), await brokenRules(frame)]).toEqual([[], []]);
    expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);
    expect(await page.evaluate("document.querySelector('latchkey-widget').shadowRoot.getAnimations().length")).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("the frame has neither, nothing asks for one, and the token stands in no address", async () => {
    const page = await visit();
    await open(page);
    await say(page, "hello");
    expect(await frameOf(page)?.evaluate(PROBE)).toEqual({ cookie: "", storage: "SecurityError" });
    expect(asked.filter(({ url }) => url.includes("/embed/chat/")).length).toBeGreaterThan(2);
    expect(asked.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
    for (const { url } of asked)
      expect(url).toMatch(/\/(?:widget\.js|embed\?language=en|assets\/[\w./-]+|embed\/chat\/[a-z]+(?:\?after=\d+)?)$/u);
    expect(await context.cookies()).toEqual([]);
  });

  test("what comes while it is shut is counted on the button, and is seen when it is opened", async () => {
    const page = await visit();
    await open(page);
    await say(page, "I forgot my password");
    await answer("I see.");
    await chatIn(page).getByText("I see.").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("latchkey-widget .panel").waitFor({ state: "hidden" });
    await answer("A code is on its way.");
    await answer("Please type it here.");
    await page.getByRole("button", { name: "New messages: 2" }).waitFor();
    expect(await page.locator("latchkey-widget [role=status]").innerText()).toBe("New messages: 2");
    await open(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Can’t get in? Chat with us", exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("the connection that was lost comes back and misses nothing", async () => {
    const page = await visit();
    await open(page);
    await say(page, "before");
    const { inbox } = portal;
    const port = Number(new URL(portal.baseUrl).port);
    await portal.close();
    await chatIn(page).locator("#chat-status.broken").waitFor();
    portal = await startPortal({ inbox, port, embedOrigins: [site.origin] });
    await answer("I was away.");
    await chatIn(page).getByText("I was away.").waitFor();
    await say(page, "after");
    expect(inbox.received.map(({ from }) => from.chat)).toEqual(Array(2).fill(inbox.received[0]?.from.chat));
  });
});

/** What the frame may keep. */
const PROBE = `(() => {
  document.cookie = "mine=1; SameSite=None; Secure";
  try { sessionStorage.setItem("mine", "1"); return { cookie: document.cookie, storage: "kept" }; }
  catch (error) { return { cookie: document.cookie, storage: error.name }; }
})()`;

describe("by keyboard", () => {
  test("on a desktop: Enter opens, the writing line has the focus, Escape shuts and gives it back", async () => {
    const page = await visit();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await chatIn(page).locator("#chat-text:focus").waitFor();
    expect(await page.getByRole("dialog").getAttribute("aria-modal")).toBe("false");
    await page.keyboard.press("Escape");
    await page.locator("latchkey-widget .launcher:focus").waitFor();
    expect(await launcher(page).getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("Shift+Tab");
    expect(await focusIn(page)).toBe("button");
  });

  test("on a phone it covers the page, which nobody can reach or scroll meanwhile", async () => {
    const page = await visit("phone");
    await open(page);
    const box = await page.locator("latchkey-widget .panel").boundingBox();
    expect(box).toEqual({ x: 0, y: 0, ...SIZES.phone });
    expect(await page.getByRole("dialog").getAttribute("aria-modal")).toBe("true");
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press("Tab");
      expect(["body", "latchkey-widget"]).toContain(await focusIn(page));
    }
    expect(
      await page.evaluate("[document.querySelector('main').inert, document.documentElement.style.overflow]"),
    ).toEqual([true, "hidden"]);
    await chatIn(page).getByRole("button", { name: "Close the chat" }).click();
    await page.locator("latchkey-widget .launcher:focus").waitFor();
    expect(
      await page.evaluate("[document.querySelector('main').inert, document.documentElement.style.overflow]"),
    ).toEqual([false, ""]);
  });

  test("a button of the site opens it, too, and has the focus afterwards", async () => {
    const script = `<script>addEventListener("load", () => help.onclick = () => Latchkey.open("code-not-received"))</script>`;
    site.show({ head: scriptTag(portal.baseUrl), body: `<button id="help">Help</button>${script}` });
    const page = await visit();
    await page.click("#help");
    await chatIn(page).getByText("My code doesn’t arrive").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#help:focus").waitFor();
  });
});

describe("what the site's page says", () => {
  const say_ = (attributes: string, language = "en") =>
    site.show({ policy: strictPolicy(portal.baseUrl), language, head: scriptTag(portal.baseUrl, attributes) });

  test("data-open is what the talk begins with, once and only where none has begun", async () => {
    say_(`data-open="forgot-password"`);
    const page = await visit();
    expect(portal.inbox.received).toEqual([]);
    await open(page);
    await chatIn(page).locator("[data-state=stored]").waitFor();
    await page.keyboard.press("Escape");
    await open(page);
    await say(page, "ana@example.com");
    expect(portal.inbox.received.map(({ body }) => body)).toEqual([
      { kind: "text", text: "I forgot my password" },
      { kind: "text", text: "ana@example.com" },
    ]);
  });

  test("a topic that there is not does nothing, and whoever builds the page is told which there are", async () => {
    say_(`data-open="forgot-pasword"`);
    const page = await visit();
    await open(page);
    expect(complaints).toEqual([
      'Latchkey: there is no topic "forgot-pasword". Topics: forgot-password, code-not-received.',
    ]);
    expect(portal.inbox.received).toEqual([]);
  });

  test.each([
    ["", "pt", "Sem acesso? Fale com a gente", "pt-BR"],
    [`data-language="es"`, "en", "¿No puedes entrar? Escríbenos", "es"],
    ["", "de-AT", "Can’t get in? Chat with us", "en"],
  ])("with %j on a page in %s it says %j", async (attributes, language, name, spoken) => {
    say_(attributes, language);
    const page = await visit();
    await page.getByRole("button", { name }).click();
    await chatIn(page).locator("#chat-text:focus").waitFor();
    expect(await frameOf(page)?.evaluate("document.documentElement.lang")).toBe(spoken);
    await say(page, "?");
    expect(portal.inbox.received[0]?.language).toBe(spoken);
  });

  test("a chat that cannot be reached says so, and can be shut", async () => {
    const page = await visit("phone");
    await page.route("**/embed?*", (route) => route.abort());
    await page.clock.install();
    await launcher(page).click();
    await page.clock.fastForward(20_000);
    await page.getByRole("alert").filter({ hasText: "cannot be reached" }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.unroute("**/embed?*");
    await page.getByRole("button", { name: "Close the chat" }).click();
    await open(page);
  });
});

test("links of the chat open beside the site: none of our other pages may stand in the frame", async () => {
  const page = await visit();
  await open(page);
  await say(page, "hello");
  await answer(`Here: ${portal.baseUrl}/forgot-password`);
  const opening = context.waitForEvent("page");
  await chatIn(page).getByRole("link").click();
  expect((await opening).url()).toBe(`${portal.baseUrl}/forgot-password`);
  expect((await bubbles(page)).at(-1)).toContain("Here:");
});

import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPortal, type TestPortal } from "../portal/start-portal.ts";
import { type HostSite, openHostSite, scriptTag, openProfile } from "./host-site.ts";

let profile: Awaited<ReturnType<typeof openProfile>>;
let context: BrowserContext;
let site: HostSite;
let portal: TestPortal;
let said: string[];

beforeAll(async () => {
  profile = await openProfile("allowed");
  ({ context } = profile);
});
afterAll(() => profile.close());
beforeEach(async () => {
  said = [];
  site = await openHostSite();
  portal = await startPortal({ embedOrigins: [site.origin] });
});
afterEach(async () => {
  for (const page of context.pages()) await page.close();
  await portal.close();
  await site.close();
});

async function visit(in_ = context): Promise<Page> {
  const page = await in_.newPage();
  page.on("console", (message) => said.push(message.text()));
  await page.goto(site.origin);
  return page;
}

const chatIn = (page: Page) => page.frameLocator("iframe");

async function talk(page: Page, text: string): Promise<void> {
  await page.locator("latchkey-widget .launcher").click();
  await chatIn(page).locator("#chat-text").fill(text);
  await chatIn(page).locator("#chat-text").press("Enter");
  await chatIn(page).locator("[data-state=stored]").last().waitFor();
}

async function answer(text: string): Promise<void> {
  const to = portal.inbox.received.at(-1)?.from;
  if (!to) throw new Error("Nothing was received.");
  portal.inbox.answer(to, text);
  await portal.webChat.channel.send({ to, key: "k", text, options: [] });
}

describe("a site that is not on the list", () => {
  let stranger: HostSite;
  beforeEach(async () => {
    stranger = await openHostSite();
  });
  afterEach(() => stranger.close());

  test("gets nothing from the script tag, and whoever builds it is told why", async () => {
    stranger.show({ head: scriptTag(portal.baseUrl) });
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    await page.goto(stranger.origin);
    await expect
      .poll(() => said)
      .toEqual([`Latchkey: ${stranger.origin} is not in EMBED_ORIGINS, so the chat is not shown here.`]);
    expect(await page.evaluate("[document.querySelector('latchkey-widget'), 'Latchkey' in window]")).toEqual([
      null,
      false,
    ]);
  });

  test.each(["/embed", "/embed?language=en", "/", "/forgot-password"])(
    "sees nothing of %s in a frame",
    async (path) => {
      const page = await context.newPage();
      page.on("console", (message) => said.push(message.text()));
      stranger.show({ body: `<iframe src="${portal.baseUrl}${path}"></iframe>` });
      await page.goto(stranger.origin);
      await expect.poll(() => said.join()).toMatch(/frame-ancestors/u);
      expect(await chatIn(page).locator("#chat, form").count()).toBe(0);
    },
  );

  test("gets nothing by showing a listed site that shows the chat: every page around it counts", async () => {
    site.show({ head: scriptTag(portal.baseUrl) });
    stranger.show({ body: `<iframe id="listed" width="900" height="700" src="${site.origin}"></iframe>` });
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    await page.goto(stranger.origin);
    await page.frameLocator("#listed").locator(".launcher").waitFor();
    await page.frames()[1]?.evaluate("Latchkey.open()");
    await expect.poll(() => said.join()).toMatch(/frame-ancestors/u);
    expect(page.frames().filter((frame) => frame.url().startsWith(portal.baseUrl))).toEqual([]);
  });
});

test("a listed site may show no page of ours but the chat", async () => {
  site.show({ body: `<iframe src="${portal.baseUrl}/"></iframe>` });
  const page = await visit();
  await expect.poll(() => said.join()).toMatch(/frame-ancestors 'none'/u);
  expect(await chatIn(page).locator("form").count()).toBe(0);
});

/** Everything that a script of the site can lay hands on while somebody types a code into the chat. */
const SPY = `<script>
  window.heard = [];
  for (const kind of ["message", "keydown", "keyup", "input", "beforeinput", "paste", "copy", "focusin"])
    addEventListener(kind, (event) => heard.push(kind + JSON.stringify(event.data ?? event.key ?? "")), true);
  window.spy = () => {
    const frame = document.querySelector("latchkey-widget").shadowRoot.querySelector("iframe");
    const tries = [
      () => frame.contentDocument,
      () => frame.contentWindow.document.body.innerText,
      () => frame.contentWindow.location.href,
      () => frame.contentWindow.sessionStorage.length,
      () => Object.keys(frame.contentWindow).map((key) => frame.contentWindow[key]),
      () => frame.src + frame.name,
    ];
    const found = tries.map((one) => { try { return String(one()); } catch (error) { return error.name; } });
    const kept = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
    return JSON.stringify([found, kept, heard, document.querySelector("latchkey-widget").shadowRoot.innerHTML]);
  };
</script>`;

test("no script of the site learns the code, what is said, or the token of the chat", async () => {
  site.show({ head: SPY + scriptTag(portal.baseUrl) });
  const page = await visit();
  await talk(page, "it says 482913");
  await answer("Thanks, ana@example.com. Here is more.");
  await chatIn(page).getByText("Here is more").waitFor();
  const seen = String(await page.evaluate("spy()"));
  const token = String(await page.frames()[1]?.evaluate("JSON.parse(sessionStorage['latchkey-embedded']).token"));
  expect(token).toMatch(/^[\w-]{43}$/u);
  for (const secret of ["482", "913", "ana@", "Thanks", token]) expect(seen).not.toContain(secret);
  expect(seen).toContain("SecurityError");
  // The heartbeat of the test: it does hear what is meant for it.
  expect(seen).toContain(`message{\\"latchkey\\":\\"state\\",\\"unread\\":0`);
});

test("whoever is not the page around the frame is not heard, and what it may say can only open and shut", async () => {
  const forged = `<script>
    const inner = () => document.querySelector("latchkey-widget").shadowRoot.querySelector("iframe").contentWindow;
    window.forge = () => {
      for (const junk of [{ latchkey: "eval", code: "1" }, { latchkey: "toString" }, { latchkey: { a: 1 } }, "shown", null, 7])
        inner().postMessage(junk, "*");
      // A window of the listed site, too, but not the one around the chat.
      const other = document.createElement("iframe");
      document.body.append(other);
      other.contentWindow.eval("window.send = (to) => to.postMessage({ latchkey: 'shown', topic: '' }, '*')");
      other.contentWindow.send(inner());
      window.postMessage({ latchkey: "state", unread: 5, lasts: true }, "*");
    };
  </script>`;
  site.show({ head: forged + scriptTag(portal.baseUrl) });
  const page = await visit();
  await talk(page, "hello");
  await page.keyboard.press("Escape");
  await page.evaluate("forge()");
  await answer("Still here.");
  await page.getByRole("button", { name: "New messages: 1" }).waitFor();
  expect(portal.inbox.received.length).toBe(1);
});

test.each(["__proto__", "constructor", "<img src=x onerror=alert(1)>", "forgot-password "])(
  "the topic %j, which the site's page makes up, is nothing to say",
  async (topic) => {
    site.show({ head: scriptTag(portal.baseUrl) });
    const page = await visit();
    await page.locator("latchkey-widget .launcher").click();
    await chatIn(page).locator("#chat-text:focus").waitFor();
    await page.evaluate(`document.querySelector("latchkey-widget").shadowRoot.querySelector("iframe").contentWindow
      .postMessage({ latchkey: "shown", topic: ${JSON.stringify(topic)} }, "*")`);
    await chatIn(page).locator("#chat-text").fill("hello");
    await chatIn(page).locator("#chat-text").press("Enter");
    await chatIn(page).locator("[data-state=stored]").waitFor();
    expect(portal.inbox.received.map(({ body }) => body)).toEqual([{ kind: "text", text: "hello" }]);
  },
);

describe("when the frame is loaded anew", () => {
  test("the talk goes on where the browser lets the frame keep the token for this tab, and the site's next page counts", async () => {
    site.show({ head: scriptTag(portal.baseUrl, 'data-open="forgot-password"') });
    const page = await visit();
    await talk(page, "hello");
    await answer("First answer.");
    await chatIn(page).getByText("First answer.").waitFor();
    await page.goto(`${site.origin}/next`);
    await answer("Second answer.");
    await page.getByRole("button", { name: "New messages: 1" }).waitFor();
    await page.locator("latchkey-widget .launcher").click();
    await chatIn(page).getByText("Second answer.").waitFor();
    expect(await chatIn(page).getByText("First answer.").count()).toBe(1);
    expect(portal.inbox.received.map(({ body }) => body)).toEqual([
      { kind: "text", text: "I forgot my password" },
      { kind: "text", text: "hello" },
    ]);
    const tab = await visit();
    await tab.locator("latchkey-widget .launcher").click();
    await chatIn(tab).locator("#chat-text:focus").waitFor();
    expect(await chatIn(tab).getByText("First answer.").count()).toBe(0);
  });

  test("a new talk begins where the browser keeps nothing for third parties: the token was in memory alone", async () => {
    const stranger = await openProfile("blocked");
    site.show({ head: scriptTag(portal.baseUrl) });
    const page = await visit(stranger.context);
    await talk(page, "hello");
    await page.reload();
    await talk(page, "hello again");
    const chats = portal.inbox.received.map(({ from }) => from.chat);
    expect(new Set(chats).size).toBe(2);
    await stranger.close();
  });
});

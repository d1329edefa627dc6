import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { conversationId, email, idempotencyKey } from "../../src/shared/brand.ts";
import { comesFrom, letComeFrom } from "../support/come-from.ts";
import { launch } from "../support/browser.ts";
import { withPseudoLanguages } from "../support/pseudo-language.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { ADRIAN, MARTA, signInAs } from "./inside.ts";
import { expectGoodPage, openScreen, type Screen } from "./screens.ts";

let world: StartedWorld;
let browser: Browser;
beforeAll(async () => {
  letComeFrom();
  [world, browser] = await Promise.all([startWorld(withPseudoLanguages()), launch()]);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const UMA = { address: "user@example.com", password: "silver-meadow-17" };
const OFFICE = "203.0.113.9";
const HOTEL = "198.51.100.77";
const DESK: Screen = { size: "desktop", colorScheme: "light", locale: "en-US" };
const SCREENS: readonly Screen[] = [
  { size: "phone", colorScheme: "light", locale: "el" },
  { size: "phone", colorScheme: "dark", locale: "pt-BR" },
  { size: "desktop", colorScheme: "light", locale: "en-US" },
  { size: "desktop", colorScheme: "dark", locale: "he" },
];

let asked = 0;
const newKey = () => idempotencyKey(`browser:${String((asked += 1))}`);
const originOf = (chat: string) =>
  ({ channel: "web-chat", conversation: conversationId(chat), language: "en" }) as const;

/** The six digits of the newest mail; the program itself delivers it. */
async function newestCode(known: number): Promise<string> {
  await moreMailThan(known);
  const [newest] = (await world.world.mail.mailbox?.list()) ?? [];
  return (/\b\d{3} ?\d{3}\b/.exec(newest?.text ?? "")?.[0] ?? "").replace(" ", "");
}

const moreMailThan = (known: number) =>
  vi.waitFor(async () => expect(await mailsNow()).toBeGreaterThan(known), { timeout: 20_000, interval: 200 });

const mailsNow = async () => (await world.world.mail.mailbox?.list())?.length ?? 0;

/** What a chat does: proves the mailbox, then asks the admins. */
async function askForAddress(who: string, address: string, known: "seen" | "typed"): Promise<void> {
  const { auth, approvals } = world.world;
  const chat = `chat of ${who}`;
  const before = await mailsNow();
  const conversation = conversationId(chat);
  await auth.codes.request({
    address: email(who),
    purpose: "reset-password",
    origin: originOf(chat),
    idempotencyKey: newKey(),
  });
  const mac = auth.codes.macOf(conversation, await newestCode(before));
  await auth.codes.check({ mac, conversation, idempotencyKey: newKey() });
  const answer = await approvals.askForAddress({ conversation, address, known, idempotencyKey: newKey() });
  expect(answer.kind).toBe("asked");
}

async function askForRecovery(who: string, mailbox: string): Promise<void> {
  const { auth, approvals } = world.world;
  const chat = `lost ${who}`;
  const before = await mailsNow();
  const conversation = conversationId(chat);
  const named = { address: email(who), mailbox: email(mailbox) };
  await auth.recovery.ask({ ...named, origin: originOf(chat), idempotencyKey: newKey() });
  const mac = auth.codes.macOf(conversation, await newestCode(before));
  await auth.recovery.prove({ mac, conversation, idempotencyKey: newKey() });
  await approvals.askForRecovery({ conversation, idempotencyKey: newKey() });
}

async function open(screen: Screen, from: string) {
  const opened = await openScreen(browser, world.baseUrl, screen);
  await opened.context.setExtraHTTPHeaders(comesFrom(from));
  return opened;
}

async function tryToSignIn(page: Page, { address, password }: typeof UMA): Promise<void> {
  await page.goto("/");
  await page.fill("#address", address);
  await page.fill("#password", password);
  await page.keyboard.press("Enter");
}

test("somebody blocked by the list asks, an admin allows it once, and the next sign-in passes the list", async () => {
  const uma = await open({ ...DESK, size: "phone" }, HOTEL);
  await tryToSignIn(uma.page, UMA);
  await uma.page.waitForSelector("[role=alert]");
  await askForAddress(UMA.address, HOTEL, "seen");
  const adrian = await open(DESK, OFFICE);
  await signInAs(adrian.page, ADRIAN.address, ADRIAN.password);
  await adrian.page.click("text=Approvals");
  expect(await adrian.page.locator(".request").innerText()).toContain("The list refused a sign-in from it.");
  await adrian.page.getByRole("button", { name: "Allow for 24 hours" }).click();
  await adrian.page.waitForSelector("[role=status]");
  expect(await adrian.page.locator(".rows").innerText()).toContain("Adrian Cole allowed it for 24 hours");
  await tryToSignIn(uma.page, UMA);
  await uma.page.waitForURL("**/sign-in/code*");
  await Promise.all([uma.context.close(), adrian.context.close()]);
});

describe("with requests of every kind", () => {
  beforeAll(async () => {
    await askForAddress("ana@acme.example", "198.51.100.9", "typed");
    await askForRecovery("joao@acme.example", "joao.pereira@new.example");
  });

  test.each(SCREENS)("the page is accessible and fits on a $size, $colorScheme, $locale", async (screen) => {
    const name = `${screen.size}-${screen.colorScheme}`;
    const { context, page, complaints } = await open(screen, OFFICE);
    await signInAs(page, MARTA.address, MARTA.password);
    await page.goto("/approvals");
    expect(await page.locator(".request").count()).toBe(2);
    await page.locator(".say-no summary").last().click();
    await expectGoodPage(page, `approvals-${name}`);
    await page.goto("/veto?token=dead");
    await expectGoodPage(page, `veto-dead-${name}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("without JavaScript an admin declines with a reason", async () => {
    const { context, page } = await plain();
    await page.goto("/approvals");
    const address = page.locator(".request").filter({ hasText: "198.51.100.9" });
    await address.locator("summary").click();
    await address.getByLabel("Reason").fill("Call me first");
    await address.getByRole("button", { name: "Decline" }).click();
    expect(await page.locator(".rows").innerText()).toContain("Call me first");
    await context.close();
  });

  test("an admin vouches, and whoever gets the mail stops it without signing in, once", async () => {
    const { context, page } = await plain();
    const before = await mailsNow();
    await page.goto("/approvals");
    await page.getByRole("button", { name: "Yes, I know it is them" }).click();
    expect(await page.locator(".rows").innerText()).toContain("Marta Oliveira said yes");
    await moreMailThan(before);
    const [told] = (await world.world.mail.mailbox?.list()) ?? [];
    const link = /\/veto\?token=[\w-]+/.exec(told?.text ?? "")?.[0] ?? "";
    const stranger = await open(DESK, HOTEL);
    await stranger.page.goto(link);
    expect(stranger.page.url()).not.toContain("token");
    await expectGoodPage(stranger.page, "veto");
    await stranger.page.getByRole("button", { name: "Stop it" }).click();
    expect(await stranger.page.locator("h1").innerText()).toBe("Stopped");
    await stranger.page.goto(link);
    expect(await stranger.page.locator("h1").innerText()).toBe("There is nothing left to stop");
    await Promise.all([context.close(), stranger.context.close()]);
  });
});

/** Marta, signed in, with a browser that runs no scripts. */
async function plain() {
  const context = await browser.newContext({ baseURL: world.baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, MARTA.address, MARTA.password);
  return { context, page };
}

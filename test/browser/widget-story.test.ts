import { afterAll, beforeAll, expect, test } from "vitest";
import { MINUTE } from "../../src/shared/clock.ts";
import { type StartedWorld, startWorld } from "../support/world.ts";
import { type HostSite, openHostSite, openProfile, scriptTag, strictPolicy } from "./host-site.ts";

let site: HostSite;
let world: StartedWorld;
let profile: Awaited<ReturnType<typeof openProfile>>;
beforeAll(async () => {
  site = await openHostSite();
  world = await startWorld({ BRAND_NAME: "Harbour Books", EMBED_ORIGINS: `https://www.example.com, ${site.origin}` });
  profile = await openProfile("blocked");
  site.show({ policy: strictPolicy(world.baseUrl), head: scriptTag(world.baseUrl, `data-open="forgot-password"`) });
});
afterAll(async () => {
  await profile.close();
  await world.close();
  await site.close();
});

test("every page, the chat and its button speak in the company's name and in no other", async () => {
  const shown = async (path: string) => (await fetch(world.baseUrl + path)).text();
  for (const path of ["/", "/forgot-password", "/nowhere", "/embed"]) {
    const page = (await shown(path)).replaceAll(/(?:href|src)="[^"]*"/gu, "");
    expect([path, page]).toEqual([path, expect.stringContaining("· Harbour Books</title>")]);
    expect([path, page]).toEqual([path, expect.not.stringContaining("Latchkey")]);
  }
});

async function mailsToAna(): Promise<readonly string[]> {
  const mails = (await world.world.mail.mailbox?.list()) ?? [];
  return mails.filter(({ to }) => to === "ana@acme.example").map(({ text }) => text);
}

test("on a page of the company a member proves the mailbox and is mailed the way back in, and the button counts", async () => {
  const page = await profile.context.newPage();
  await page.goto(site.origin);
  const launcher = page.locator("latchkey-widget .launcher");
  const chat = page.frameLocator("latchkey-widget iframe");
  const say = async (text: string) => {
    await chat.locator("#chat-text").fill(text);
    await chat.locator("#chat-text").press("Enter");
  };
  await launcher.click();
  await chat.getByText("Which e-mail address do you sign in with?").waitFor();
  await say("ana@acme.example");
  await expect.poll(async () => (await mailsToAna()).length, { timeout: 30_000 }).toBe(1);
  await say(`it says ${/\b\d{3} ?\d{3}\b/u.exec((await mailsToAna()).join())?.[0] ?? "no code"}`);
  await chat.locator(".line.agent").filter({ hasText: "Did it work?" }).waitFor();
  await expect.poll(async () => (await mailsToAna()).join(), { timeout: 30_000 }).toContain("/change-password?token=");
  expect(await mailsToAna()).toEqual(Array(2).fill(expect.stringContaining("Harbour Books")));
  expect((await mailsToAna()).join()).not.toContain("Latchkey");
  await page.keyboard.press("Escape");
  await page.locator("latchkey-widget .panel").waitFor({ state: "hidden" });
  // Half an hour later the chat asks by itself.
  world.letPass(31 * MINUTE);
  await page.getByRole("button", { name: /^Can’t get in. Chat with us. New messages: [12]$/u }).waitFor();
  expect(world.troubles).toEqual([]);
});

import type { Page } from "playwright-core";
import { expect } from "vitest";
import { openChat } from "./open-chat.ts";
import { mailPaths, newestCode } from "./mail-list.ts";
import { expectGoodPage } from "./screens.ts";

/** A member of the demo world and what this person writes. */
export interface Teller {
  readonly address: string;
  readonly name: string;
  readonly trouble: string;
  /** What stands before the code: people write "it says 123 456". */
  readonly codeWords: string;
  readonly mailButton: string;
}

const NEW_PASSWORD = "seven quiet harbours";

/** The whole job, as a person does it: from "I forgot" in the chat to the signed-in page. */
export async function tellStory(page: Page, teller: Teller, name: string): Promise<void> {
  await page.goto("/");
  await openChat(page);
  await write(page, teller.trouble);
  const code = await codeFrom(await nextMail(page, 0));
  await expectGoodPage(page, `story-chat-${name}`);
  await write(page, `${teller.codeWords} ${code}`);
  const mail = await nextMail(page, 1);
  await expectGoodPage(mail, `story-mail-${name}`);
  await changePassword(mail, teller, name);
  await signIn(mail, teller);
  await expectGoodPage(mail, `story-home-${name}`);
  expect(await mail.locator("h1").innerText()).toContain(teller.name.split(" ")[0]);
}

async function write(page: Page, text: string): Promise<void> {
  await page.fill("#chat-text", text);
  await page.keyboard.press("Enter");
}

/**
 * Opens the newest mail in a tab of its own as soon as there are more than `known`. While it is not there, agrees to
 * whatever the chat asks: "ana@…, right?".
 */
async function nextMail(page: Page, known: number): Promise<Page> {
  await expect
    .poll(() => lookForMail(page, known), { timeout: 60_000, interval: 200, message: "no mail came" })
    .toBe(true);
  const mail = await page.context().newPage();
  await mail.goto((await mailPaths(page.context()))[0] ?? "/mailbox");
  return mail;
}

async function lookForMail(page: Page, known: number): Promise<boolean> {
  const question = page.locator(".line .options button:enabled").first();
  if (await question.isVisible()) await question.click();
  return (await mailPaths(page.context())).length > known;
}

async function codeFrom(mail: Page): Promise<string> {
  const text = await mail.locator("article pre").textContent();
  await mail.close();
  return /\b\d{3} ?\d{3}\b/.exec(text ?? "")?.[0] ?? "no code in the mail";
}

async function changePassword(mail: Page, teller: Teller, name: string): Promise<void> {
  await mail.frameLocator("iframe").getByRole("link", { name: teller.mailButton }).click();
  await mail.waitForURL("**/change-password?held=*");
  await expectGoodPage(mail, `story-change-${name}`);
  await mail.fill("#password", NEW_PASSWORD);
  await mail.fill("#repeated", NEW_PASSWORD);
  await mail.keyboard.press("Enter");
  await mail.waitForURL("**/change-password/done");
  await mail.locator("main a.button").click();
}

/** With the new password, and with the mailed code where the second step is on. */
async function signIn(page: Page, teller: Teller): Promise<void> {
  const known = await newestCode(page.context());
  await page.fill("#address", teller.address);
  await page.fill("#password", NEW_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/(home|sign-in\/code)(\?|$)/);
  if (page.url().endsWith("/home")) return;
  // The mail that tells of the new password may come in after this one was asked for.
  await expect.poll(() => newestCode(page.context()), { timeout: 30_000, interval: 100 }).not.toBe(known);
  await page.fill("#digits", (await newestCode(page.context())) ?? "no code in the mail");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/home");
}

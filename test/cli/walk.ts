import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { expect } from "vitest";
import { openChatPage } from "../channels/web-chat/chat-page.ts";
import { openPostOffice, type PostOffice } from "../doubles/post-office.ts";
import { FORM, type TestBrowser, testBrowser } from "../portal/test-browser.ts";
import { freePort } from "../support/free-port.ts";
import { startProgram } from "./program.ts";
import { latchkey } from "./run.ts";

const PATIENCE = { timeout: 60_000, interval: 100 };

/** An empty folder, a real mail server, and the program with the settings of a real installation. */
export async function openWalk() {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-walk-"));
  const office = await openPostOffice();
  const PORT = String(await freePort());
  const environment = {
    PORT,
    SMTP_URL: office.url,
    LATCHKEY_SECRET: Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString("base64"),
    SUPPORT_ADDRESS: "help@harbor.example",
    MAIL_FROM: "Harbor <no-reply@harbor.example>",
  };
  const baseUrl = `http://localhost:${PORT}`;
  return {
    folder,
    office,
    environment,
    baseUrl,
    start: () => startProgram({ folder, environment }),
    run: (...words: readonly string[]) => latchkey(words, { folder, environment }),
    browse: () => testBrowser(baseUrl),
    mailTo: (address: string, before: number) => newMail(office, address, before),
  };
}

const mailsTo = ({ received }: PostOffice, address: string) => received.filter(({ to }) => to.includes(address));

/** The mail that comes to this address after so many before. */
export async function newMail(office: PostOffice, address: string, before: number): Promise<string> {
  await expect.poll(() => mailsTo(office, address).length, PATIENCE).toBeGreaterThan(before);
  const raw = mailsTo(office, address)[before]?.raw ?? "";
  return (await simpleParser(Buffer.from(raw, "latin1"))).text ?? "";
}

/** The path of the link to this page that stands in a mail. */
export const linkIn = (mail: string, page: string): string =>
  new RegExp(`/${page}\\?token=[\\w-]+`, "u").exec(mail)?.[0] ?? "no link";

const HIDDEN = /type="hidden" name="([^"]+)" value="([^"]*)"/gu;

/** Opens a page, following it to where it leads, fills in its form and sends it. */
export async function fillIn(browser: TestBrowser, path: string, fields: Readonly<Record<string, string>>) {
  const first = await browser.get(path);
  const page = first.status === 303 ? await browser.get(first.headers.get("location") ?? "/") : first;
  const markup = await page.text();
  const form = markup.slice(markup.indexOf("<main"));
  const hidden = Object.fromEntries([...form.matchAll(HIDDEN)].map(([, name = "", value = ""]) => [name, value]));
  const action = /<form class="form" method="post" action="([^"]+)"/u.exec(form)?.[1] ?? "/";
  return browser.post(action, new URLSearchParams({ ...hidden, ...fields }).toString(), FORM);
}

/** Writes in the web chat until a mail comes, agreeing to whatever it asks: "eva@…, right?". */
export async function openChat(baseUrl: string) {
  const page = await openChatPage(baseUrl);
  const say = async (text: string) => {
    const told = (await page.lines()).lines.length;
    expect((await page.post({ id: randomUUID(), text })).status).toBe(202);
    // What was written is a line, too.
    await expect.poll(async () => (await page.lines()).lines.length, PATIENCE).toBeGreaterThan(told + 1);
  };
  const heard = async () => (await page.lines()).lines.map(({ text }) => text).join("\n");
  return { say, heard };
}

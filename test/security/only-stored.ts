import { simpleParser } from "mailparser";
import { expect } from "vitest";
import type { PostOffice } from "../doubles/post-office.ts";
import { EVIL, STORED } from "./hostile-addresses.ts";
import { SUPPORT } from "./world.ts";

const HEADERS = ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];

/**
 * Holds all that reached the mail server to the law: one recipient each, a stored one, our headers and no others, and
 * nothing in it that a stranger typed.
 *
 * @returns how many mails went to accounts
 */
export async function expectOnlyStored({ received, offered }: PostOffice): Promise<number> {
  const allowed = new Set([...STORED, SUPPORT]);
  expect(offered.filter((address) => !allowed.has(address))).toEqual([]);
  expect(received.filter(({ to }) => to.length !== 1)).toEqual([]);
  expect(received).toHaveLength(offered.length);
  for (const { raw, to } of received) await expectOurs(raw, to.join());
  return received.filter(({ to }) => !to.includes(SUPPORT)).length;
}

async function expectOurs(raw: string, to: string): Promise<void> {
  const { headerLines, text = "", html, subject = "" } = await simpleParser(raw);
  expect(headerLines.map(({ key }) => key).sort()).toEqual(HEADERS);
  expect(headerLines.find(({ key }) => key === "to")?.line).toBe(`To: ${to}`);
  expect([raw, subject, text, String(html)].filter((part) => part.includes(EVIL))).toEqual([]);
}

import type { BrowserContext } from "playwright-core";

/** An idle connection may be closed at the very moment it is used again: browsers try once more, and so do we. */
const PATIENT = { maxRetries: 3 };

/**
 * What lies in the stand-in mailbox, newest first, read without drawing a page: tests ask for it every moment, and a
 * page takes a hundred times as long. A mail that matters is then opened in the browser.
 */
export async function mailPaths(context: BrowserContext): Promise<readonly string[]> {
  const list = await (await context.request.get("/mailbox", PATIENT)).text();
  return [...list.matchAll(/href="(\/mailbox\/[^"/]+)"/gu)].map(([, path = ""]) => path);
}

/** Of the newest mail that has one: the mail that tells of a change may come in after the code was asked for. */
export async function newestCode(context: BrowserContext): Promise<string | undefined> {
  for (const path of await mailPaths(context)) {
    const mail = await (await context.request.get(path, PATIENT)).text();
    const code = /\b\d{3} ?\d{3}\b/u.exec(/<pre[^>]*>([^]*?)<\/pre>/u.exec(mail)?.[1] ?? "")?.[0];
    if (code !== undefined) return code;
  }
  return undefined;
}

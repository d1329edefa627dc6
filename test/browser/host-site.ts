import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { findChromium, WHAT_TO_INSTALL } from "../support/chromium.ts";
import { FLAGS } from "../support/browser.ts";

/** A site of the company: another host and another port than the portal's, so for a browser another site. */
export interface HostSite {
  readonly origin: string;
  /** What its next page is. */
  show(page: HostPage): void;
  close(): Promise<void>;
}

interface HostPage {
  /** Without a policy scripts of the page may do all that a page can. */
  readonly policy?: string;
  readonly language?: string;
  readonly head?: string;
  readonly body?: string;
}

/** Everything is forbidden but what docs/operating/embedding.md asks for. */
export const strictPolicy = (portal: string) => `default-src 'none'; script-src ${portal}; frame-src ${portal}`;

/** The line that a site puts on its pages. */
export const scriptTag = (portal: string, attributes = "") =>
  `<script src="${portal}/widget.js" defer ${attributes}></script>`;

export async function openHostSite(): Promise<HostSite> {
  let shown: HostPage = {};
  const server = createServer((_request, response) => {
    const { policy, language = "en", head = "", body = "" } = shown;
    if (policy !== undefined) response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(pageOf(language, head, body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The site listens on no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    show: (page) => {
      shown = page;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export const pageOf = (language: string, head: string, body: string) => `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Harbour Books</title>
    ${head}
  </head>
  <body>
    <main>
      <h1>Harbour Books</h1>
      <p>Sign in to read on. <button type="button">Our shelves</button></p>
      ${body}
    </main>
  </body>
</html>`;

/**
 * A browser with a profile of its own. `blocked`: its owner forbids cookies and storage of third parties, as Safari and
 * Firefox do without being asked, and Chromium in a private window.
 *
 * @param more arguments of the browser
 */
export async function openProfile(
  thirdParties: "blocked" | "allowed",
  more: readonly string[] = [],
): Promise<{ readonly context: BrowserContext; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-profile-"));
  const isBlocked = thirdParties === "blocked";
  const preferences = { profile: { cookie_controls_mode: isBlocked ? 1 : 0, block_third_party_cookies: isBlocked } };
  mkdirSync(join(folder, "Default"));
  writeFileSync(join(folder, "Default", "Preferences"), JSON.stringify(preferences));
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(WHAT_TO_INSTALL);
  const args = process.getuid?.() === 0 ? [...FLAGS, ...more, "--no-sandbox"] : [...FLAGS, ...more];
  const context = await chromium.launchPersistentContext(folder, { executablePath, args, timeout: 60_000 });
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { context, close };
}

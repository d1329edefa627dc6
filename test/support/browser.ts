import { type Browser, chromium } from "playwright-core";
import { findChromium, WHAT_TO_INSTALL } from "./chromium.ts";

/** No graphics card, and no traffic of the browser's own: it would wait for hosts that a closed network never reaches. */
export const FLAGS: readonly string[] = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a headless browser; whoever calls closes it. Chromium's sandbox refuses root, so root goes without.
 *
 * @throws with what to install when there is no browser
 */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(WHAT_TO_INSTALL);
  const args = process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : [...FLAGS];
  return chromium.launch({ executablePath, args, timeout: 60_000 });
}

import { ensureChromium } from "./chromium.ts";

/** Runs once, before the first browser test and only when there is one to run. */
export default function requireBrowser(): void {
  ensureChromium((sentence) => process.stdout.write(`${sentence}\n`));
}

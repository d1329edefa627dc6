import { ensureChromium } from "./chromium.ts";

/**
 * Runs once, before the first browser test and only when there is one to run. Without a browser the other tests still
 * run; the browser tests fail in `launch`, with the same sentence.
 */
export default function requireBrowser(): void {
  try {
    ensureChromium(say);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

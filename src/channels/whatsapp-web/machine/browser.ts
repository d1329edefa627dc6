import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { promisify } from "node:util";

/** Where Debian, Ubuntu, Fedora, Arch, snap, Homebrew and the makers' own installers put it. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/opt/homebrew/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** @param chosen by the operator; then that one or none */
export function findBrowser(chosen: string | undefined): string | undefined {
  return (chosen === undefined ? PLACES : [chosen]).find(canRun);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** No traffic of the browser's own, and no windows that wait for somebody. */
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-gpu",
];

/** @param extra of the operator. Chromium's sandbox refuses root, so root goes without, and nobody else does. */
export const flagsOf = (extra: readonly string[]): string[] => [
  ...FLAGS,
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ...extra,
];

/** When the browser does not tell its version. */
const SOME_VERSION = "146";
const PATIENCE = 10_000;
const run = promisify(execFile);

/** As the same browser with a window calls itself: the version is its own, so it never grows old. */
export async function userAgentOf(browser: string): Promise<string> {
  const major = (await versionOf(browser)) ?? SOME_VERSION;
  const system = process.platform === "darwin" ? "Macintosh; Intel Mac OS X 10_15_7" : "X11; Linux x86_64";
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`;
}

async function versionOf(browser: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(browser, ["--version"], { timeout: PATIENCE });
    return /\b(\d{2,4})\.\d+\.\d+/u.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

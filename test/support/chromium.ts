import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";

/** Where Debian, Ubuntu, Fedora, Arch, snap, Homebrew and the makers' own installers put the browser. */
const USUAL_PLACES = [
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

/** Fonts so that text and emoji in screenshots have shapes: Debian's Chromium brings none along. */
const PACKAGES = ["chromium", "fonts-dejavu-core", "fonts-noto-color-emoji"];

/** What the search looks at; a parameter so that it can be tried without touching the machine. */
export interface Machine {
  readonly chosen: string | undefined;
  readonly runs: (path: string) => boolean;
}

const thisMachine: Machine = { chosen: process.env["CHROMIUM_PATH"], runs: isProgram };

/**
 * The browser that tests drive, or undefined when there is none.
 *
 * @throws when CHROMIUM_PATH is set to something that cannot be run: another browser than the one asked for would hide it
 */
export function findChromium(machine: Machine = thisMachine): string | undefined {
  if (!machine.chosen) return USUAL_PLACES.find(machine.runs);
  if (machine.runs(machine.chosen)) return machine.chosen;
  throw new Error(
    `CHROMIUM_PATH is ${machine.chosen}, which is not a program that can be run. Correct it or unset it.`,
  );
}

/**
 * Finds the browser, and installs it first where that needs no question: as root on a system with Debian's packages.
 * Runs once before the workers start, so that no two of them install at a time.
 *
 * @throws with what to install when there is no browser and none can be installed
 */
export function ensureChromium(say: (sentence: string) => void, find = findChromium): string {
  const found = find();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw new Error(WHAT_TO_INSTALL);
  say(`No Chromium on this machine: installing ${PACKAGES.join(", ")} with apt-get. This takes a minute or two, once.`);
  apt(["update"]);
  apt(["install", "-y", "--no-install-recommends", ...PACKAGES]);
  const installed = find();
  if (!installed) throw new Error(`apt-get reported success, but there is still no browser. ${WHAT_TO_INSTALL}`);
  say(`Installed ${installed}.`);
  return installed;
}

/** Said to a person who has no browser and whom we cannot spare installing one. */
export const WHAT_TO_INSTALL =
  "The browser tests need Chromium or Chrome and found none. Install it (Debian: apt-get install chromium; macOS: brew install --cask google-chrome), or set CHROMIUM_PATH to the program.";

/** @throws with what apt-get printed, which names the cause (no network, no space, another apt-get at work) */
function apt(words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=600", ...words], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { basename, dirname } from "node:path";
import whatsapp, { type Client, type ClientOptions } from "whatsapp-web.js";
import type { Start } from "../wire.ts";

/** Longest that one call into the page may take: 8 MiB of media took 7 seconds. */
const PROTOCOL_TIMEOUT = 60_000;
/** A start on a busy machine. */
const LAUNCH_TIMEOUT = 60_000;

/**
 * The library's client, not started. Whatever the library would decide for itself is said here: it would keep the page
 * in the working folder, claim to be a browser of years ago, and take the signals of this process.
 *
 * @param onBrowser called when browser and page are there, before the page is loaded
 */
export function makeClient(start: Start, onBrowser: () => void): Client {
  const authStrategy = new whatsapp.LocalAuth({ dataPath: start.sessionFolder });
  authStrategy.afterBrowserInitialized = async () => onBrowser();
  return new whatsapp.Client({
    authStrategy,
    userAgent: start.userAgent,
    puppeteer: browserOf(start),
    qrMaxRetries: 0,
    ...pageOf(start.page),
    ...(start.phone === undefined ? {} : { pairWithPhoneNumber: { phoneNumber: start.phone } }),
  });
}

/** With a pipe, Chromium ends with this process however that ends. */
const browserOf = ({ browser, args }: Start) => ({
  executablePath: browser,
  args,
  headless: true,
  pipe: true,
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
  protocolTimeout: PROTOCOL_TIMEOUT,
  timeout: LAUNCH_TIMEOUT,
});

/** The newest page, unless the operator keeps one in a file; then that one or none. */
function pageOf(page: string | undefined): Pick<ClientOptions, "webVersion" | "webVersionCache"> {
  if (page === undefined) return { webVersionCache: { type: "none" } };
  return {
    webVersion: basename(page, ".html"),
    webVersionCache: { type: "local", path: dirname(page), strict: true },
  };
}

import { existsSync, statSync } from "node:fs";
import { findBrowser } from "./machine/browser.ts";
import { askHolder } from "./machine/folder-lock.ts";
import { sentenceOf } from "./lifecycle/sentence.ts";
import type { WhatsAppWebSettings } from "./settings.ts";

/** What needs somebody before WhatsApp can run, each with its cure; empty when all is well. */
export async function checkWhatsAppWeb(settings: WhatsAppWebSettings): Promise<readonly string[]> {
  const { browser, sessionFolder, page } = settings;
  return [
    ...(findBrowser(browser) === undefined ? [noBrowser(browser)] : []),
    ...(isOpen(sessionFolder)
      ? [`${sessionFolder} can be read by others on this machine. Run: chmod 700 ${sessionFolder}`]
      : []),
    ...(page !== undefined && !existsSync(page) ? [`WHATSAPP_PAGE is ${page}, and there is no such file.`] : []),
  ];
}

const noBrowser = (chosen: string | undefined) =>
  chosen === undefined
    ? sentenceOf("no-browser")
    : `CHROMIUM_PATH is ${chosen}, which is not a program that can be run.`;

const isOpen = (folder: string) => existsSync(folder) && (statSync(folder).mode & 0o077) !== 0;

/** What the Latchkey that runs tells of its WhatsApp, for an operator; undefined when none runs. */
export async function askWhatsAppWeb({
  sessionFolder,
}: Pick<WhatsAppWebSettings, "sessionFolder">): Promise<string | undefined> {
  return existsSync(sessionFolder) ? askHolder(sessionFolder) : undefined;
}

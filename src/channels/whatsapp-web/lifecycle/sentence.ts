import type { Cause } from "./lifecycle.ts";

/** For an operator: what is wrong and what to do. Nothing secret. */
const SENTENCES: Readonly<Record<Cause, string>> = {
  "logged-out": "The phone has logged this program out of WhatsApp. Join it to the phone again.",
  "session-lost": "WhatsApp does not know the saved session any more. Join this program to the phone again.",
  conflict: "WhatsApp Web of this account is open in another place. Close it there; it is tried again.",
  unpaired: "WhatsApp has ended the session. This program starts again; if it asks, join it to the phone once more.",
  barred:
    "WhatsApp has blocked this account or this network. Look at the phone; use another number or the Cloud API (WHATSAPP=cloud).",
  outdated: "WhatsApp says that its page is too old. This program loads it again; if this stays, update it.",
  "browser-gone": "The browser of WhatsApp ended. This program starts another one.",
  "start-failed":
    "WhatsApp's page could not be opened. Check that this machine reaches https://web.whatsapp.com; it is tried again.",
  broke: "The WhatsApp library broke. This program starts it again.",
  crashed: "The WhatsApp process ended without a word. This program starts another one.",
  "never-ready": "WhatsApp's page loads but does not become ready. This program starts it again.",
  "no-code": "WhatsApp's page gave no fresh code. This program starts it again.",
  silent: "WhatsApp's page does not answer any more. This program starts it again.",
  offline: "WhatsApp's page does not reach its servers. Check the network and the phone; it is tried again.",
  "tab-crashed": "WhatsApp's page crashed. This program loads it again.",
  memory: "WhatsApp's browser took too much memory. This program starts it again.",
  recycled: "WhatsApp's browser gets its daily fresh start.",
  "folder-taken":
    "Another copy of this program uses the WhatsApp session folder. Stop that one, or set WHATSAPP_SESSION_FOLDER to a folder of its own.",
  "folder-unusable":
    "The WhatsApp session folder cannot be made or written. Check WHATSAPP_SESSION_FOLDER and who owns it.",
  "no-browser":
    "No Chromium or Chrome was found. Install one (Debian: apt-get install chromium), or set CHROMIUM_PATH.",
};

export const sentenceOf = (cause: Cause): string => SENTENCES[cause];

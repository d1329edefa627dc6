import type { Language } from "../../shared/language.ts";
import type { CaseWords } from "../../wording/wording.ts";

/** Flows that an operator added have no name here: theirs is shown. */
export function troubleInWords({ troubles, unnamed }: CaseWords, trouble: string): string {
  const names: Readonly<Record<string, string>> = troubles;
  return trouble === "not named" ? unnamed : (names[trouble] ?? trouble);
}

/** @param item of a dossier, `mail-code: mailed` */
export function triedInWords({ did, came }: CaseWords, item: string): string {
  const [name = "", outcome = ""] = item.split(": ");
  const deeds: Readonly<Record<string, string>> = did;
  const ends: Readonly<Record<string, string>> = came;
  return `${deeds[name] ?? name}: ${ends[outcome] ?? outcome}`;
}

/** What stands in the way of a case most. */
export type NextStep = keyof CaseWords["next"];

/** @param next of a dossier; cases opened before 2026-11-25 hold an English sentence, which is shown */
export function nextInWords({ next: steps }: CaseWords, next: string): string {
  const known: Readonly<Record<string, string>> = steps;
  return known[next] ?? next;
}

/** Names of messengers are the same everywhere. */
const MESSENGERS = {
  terminal: "Terminal",
  telegram: "Telegram",
  "whatsapp-web": "WhatsApp",
  "whatsapp-cloud": "WhatsApp",
} as const;

export const channelInWords = ({ webChat }: CaseWords, channel: "web-chat" | keyof typeof MESSENGERS): string =>
  channel === "web-chat" ? webChat : MESSENGERS[channel];

/** Name of the language `of`, in the language `spoken`. */
export const languageInWords = (spoken: Language, of: Language): string =>
  new Intl.DisplayNames(spoken, { type: "language" }).of(of) ?? of;

import { FALLBACK_LANGUAGE } from "../shared/language.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import {
  caseWordsIn,
  languageInWords,
  type NextStep,
  nextInWords,
  triedInWords,
  troubleInWords,
} from "./case-words/case-words.ts";
import { drawCaseNumbers } from "./case-number.ts";
import { dossierOf } from "./dossier.ts";
import type { ConversationParts } from "./parts.ts";
import type { ClaimedWork, Dossier } from "./model.ts";

/** Longest detail that a mail takes (characters). */
const LONGEST_DETAIL = 300;

/**
 * Opens a case for a person to take over, and tells them by mail. Where one is open for this trouble already, it is
 * brought up to date instead.
 *
 * @param next what to do first, where that is known from elsewhere than the chat
 * @returns its number
 */
export function openCase(
  { store, clock, random }: ConversationParts,
  work: ClaimedWork,
  next?: NextStep,
): Promise<string> {
  const now = clock.now();
  return store.openCase(work, drawCaseNumbers(random), now, ({ number, episode, proved, before }) => {
    const seen = dossierOf(episode, work.conversation.language, proved);
    const dossier = { ...seen, next: next ?? lastingOf(before) ?? seen.next };
    return { dossier, mails: before ? [] : [mailFor(number, dossier, work, now)] };
  });
}

/** What was known from elsewhere stays true, whatever the chat says. */
const lastingOf = (before: Dossier | undefined) => (before?.next === "nobody-vouched" ? before.next : undefined);

const words = caseWordsIn(FALLBACK_LANGUAGE);
const listed = (items: readonly string[]) => items.map((item) => triedInWords(words, item)).join("; ");

/** Facts only: what the person wrote stays behind the sign-in of the people who take over. */
function mailFor(number: string, dossier: Dossier, { conversation }: ClaimedWork, askedAt: number): MailOrder {
  const told = {
    trouble: troubleInWords(words, dossier.trouble),
    proof: words.proof[dossier.proof],
    tried: listed(dossier.tried),
    failed: listed(dossier.failed),
    next: nextInWords(words, dossier.next),
    language: languageInWords(FALLBACK_LANGUAGE, dossier.language),
  };
  const filled = Object.entries(told).filter(([, value]) => value !== "");
  const details = Object.fromEntries(filled.map(([name, value]) => [name, value.slice(0, LONGEST_DETAIL)]));
  const known = { ...details, case: number, channel: conversation.address.channel, askedAt };
  return { template: "case-opened", to: "support", language: FALLBACK_LANGUAGE, details: known };
}

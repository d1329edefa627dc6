import { FALLBACK_LANGUAGE } from "../shared/language.ts";
import type { MailOrder } from "../shared/mail-order.ts";
import { caseWordsIn, nextInWords, triedInWords } from "./case-words/case-words.ts";
import { drawCaseNumbers } from "./case-number.ts";
import { dossierOf } from "./dossier.ts";
import type { ConversationParts } from "./parts.ts";
import type { ClaimedWork, Dossier } from "./ports.ts";

/** Longest detail that a mail takes (characters). */
const LONGEST_DETAIL = 300;

/** Opens a case for a person to take over, and tells them by mail. @returns its number */
export function openCase({ store, clock, random }: ConversationParts, work: ClaimedWork): Promise<string> {
  const now = clock.now();
  return store.openCase(work, drawCaseNumbers(random), now, (episode, proved) => {
    const dossier = dossierOf(episode, work.conversation.language, proved);
    return { dossier, mail: (number) => mailFor(number, dossier, work, now) };
  });
}

const words = caseWordsIn(FALLBACK_LANGUAGE);
const listed = (items: readonly string[]) => items.map((item) => triedInWords(words, item)).join("; ");

/** Facts only: what the person wrote stays behind the sign-in of the people who take over. */
function mailFor(number: string, dossier: Dossier, { conversation }: ClaimedWork, askedAt: number): MailOrder {
  const { trouble, proof, tried, failed, language } = dossier;
  const next = nextInWords(words, dossier.next);
  const told = { trouble, proof, tried: listed(tried), failed: listed(failed), next, language };
  const filled = Object.entries(told).filter(([, value]) => value !== "");
  const details = Object.fromEntries(filled.map(([name, value]) => [name, value.slice(0, LONGEST_DETAIL)]));
  const known = { ...details, case: number, channel: conversation.address.channel, askedAt };
  return { template: "case-opened", to: "support", language: FALLBACK_LANGUAGE, details: known };
}

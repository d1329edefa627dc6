import type { Email } from "../../shared/brand.ts";
import { parseEmail } from "../../shared/email.ts";
import { cleanText } from "../clean.ts";
import type { Vocabulary } from "../words/words.ts";
import { findEmails } from "./find-emails.ts";

/** The one address in what somebody typed where an address was asked for; undefined when there is none, or more than one. */
export type ReadAddress = (text: string) => Email | undefined;

/**
 * Forms take what the chat takes: "Ana Reyes <ana@acme.com>", "mailto:ana@acme.com", one with a full stop behind it or
 * with an invisible character from a copy. A plain address is taken as it stands, even one that no sentence would hold.
 */
export const addressReader =
  (vocabulary: Vocabulary): ReadAddress =>
  (text) => {
    const plain = parseEmail(text);
    if (plain) return plain;
    const found = findEmails(cleanText(text), vocabulary);
    const [first, ...others] = new Set(found.map(({ value }) => value));
    return others.length === 0 && found.every(({ unsure }) => unsure === undefined) ? first : undefined;
  };

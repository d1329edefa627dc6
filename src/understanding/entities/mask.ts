import type { Vocabulary } from "../words/words.ts";
import { findEmails } from "./find-emails.ts";
import { findIps } from "./find-ips.ts";
import { replaceSpans } from "./span.ts";

/**
 * The text with every address and every cut secret as one word for its kind: that there is one says much about the
 * trouble, which one it is says nothing.
 *
 * @param text cleaned, secrets cut
 */
export function maskValues(text: string, vocabulary: Vocabulary): string {
  const withoutIps = replaceSpans(text, findIps(text, vocabulary), " xip ");
  const emails = findEmails(withoutIps, vocabulary).filter(({ unsure }) => unsure !== "weak");
  return replaceSpans(withoutIps, emails, " xemail ").replaceAll(PLACEHOLDER, " xsecret ");
}

/** What stands for an address or a secret in a masked text. */
export const MASKS: ReadonlySet<string> = new Set(["xip", "xemail", "xsecret"]);

/** Stands in the stored text where a secret was. */
export const PLACEHOLDER = "••••••";

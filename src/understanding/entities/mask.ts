import { PLACEHOLDER } from "../secrets/secrets.ts";
import { findEmails } from "./find-emails.ts";
import { findIps } from "./find-ips.ts";
import { replaceSpans } from "./span.ts";

/**
 * The text with every address and every cut secret as one word for its kind: that there is one says much about the
 * trouble, which one it is says nothing.
 *
 * @param text cleaned, secrets cut
 */
export function maskValues(text: string): string {
  const withoutIps = replaceSpans(text, findIps(text), " xip ");
  return replaceSpans(withoutIps, findEmails(withoutIps), " xemail ").replaceAll(PLACEHOLDER, " xsecret ");
}

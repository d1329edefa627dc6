import { email, type Email } from "./brand.ts";

/** Longest address a mail path can carry (RFC 5321 §4.5.3.1.3, errata 1690). */
const MAX_EMAIL_LENGTH = 254;
/** Longest part before the `@` (RFC 5321 §4.5.3.1.1). */
export const MAX_LOCAL_LENGTH = 64;

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const DIGITS = /^[0-9]+$/;
const ASCII = /^[!-~]+$/;

/**
 * The one rule for addresses: what is not plain ASCII is no address, and only ASCII letters are lowered. Nothing is
 * folded, so a look-alike (a Cyrillic a, a Kelvin sign for k) can never become somebody else's address.
 *
 * @param text a whole address; blanks around it are dropped
 * @returns the canonical form, or undefined when it is not an address of the form `local@domain.tld`
 */
export function parseEmail(text: string): Email | undefined {
  const trimmed = text.replace(/^[ \t\r\n]+/, "").replace(/[ \t\r\n]+$/, "");
  if (trimmed.length > MAX_EMAIL_LENGTH || !ASCII.test(trimmed)) return undefined;
  const [local, domain, ...rest] = trimmed.toLowerCase().split("@");
  if (local === undefined || domain === undefined || rest.length > 0) return undefined;
  if (local.length > MAX_LOCAL_LENGTH || !LOCAL.test(local) || !isDomain(domain)) return undefined;
  return email(`${local}@${domain}`);
}

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && !DIGITS.test(labels.at(-1) ?? "0");
}

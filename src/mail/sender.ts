import type { Email } from "../shared/brand.ts";
import { parseEmail } from "../shared/email.ts";

export interface Sender {
  readonly name: string;
  readonly address: Email;
  /** Where answers go that people write; left out: to the address. */
  readonly replyTo?: Email | undefined;
}

const NAME = /^[\p{L}\p{M}\p{N} .,&'’-]{0,64}$/u;

/**
 * Reads `Latchkey <no-reply@example.com>` or a bare address.
 *
 * @param brand the name in front of an address that has none
 * @throws when the address or the name in front of it cannot stand in a mail
 */
export function parseSender(text: string, brand: string): Sender {
  const open = text.indexOf("<");
  const bare =
    open === -1
      ? text
      : text
          .slice(open + 1)
          .trim()
          .replace(/>$/, "");
  const name = open === -1 ? "" : text.slice(0, open).trim().replace(/^"|"$/g, "");
  const address = parseEmail(bare);
  if (address === undefined || !NAME.test(name))
    throw new Error('MAIL_FROM must look like "Latchkey <no-reply@example.com>": a short name and one address.');
  return { name: name === "" ? brand : name, address };
}

/** The address that mails come from, of a setting such as `Latchkey <no-reply@example.com>`. @throws as `parseSender` */
export const senderAddress = (text: string): Email => parseSender(text, "").address;

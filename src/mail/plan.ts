import { type Email, type Instant, after } from "../shared/brand.ts";
import { DAY } from "../shared/clock.ts";
import { parseEmail } from "../shared/email.ts";
import type { Plan, QueuedMail, Recipient } from "./model.ts";

/** Last moment at which a mail is any use: its own, or a day after it was ordered. */
export const usefulUntil = (mail: QueuedMail): Instant => mail.notAfter ?? after(mail.queuedAt, DAY);

/**
 * What to do with a mail that is due. An address goes through the one strict rule here, whatever the database holds:
 * a library that takes apart quoted or comma-joined addresses must never see one (CVE-2025-13033).
 *
 * @param support where `support` mails go; undefined when the operator named no address
 */
export function planFor(
  mail: QueuedMail,
  recipient: Recipient | undefined,
  support: Email | undefined,
  now: Instant,
): Plan {
  if (mail.to === "decoy") return { kind: "done", status: "dropped" };
  if (now >= usefulUntil(mail)) return { kind: "done", status: "expired" };
  const address = mail.to === "support" ? support : recipient?.email;
  if (address === undefined) return { kind: "done", status: "dropped", reply: nobody(mail) };
  if (parseEmail(address) !== address) return { kind: "done", status: "bounced", reply: "no usable address on file" };
  return { kind: "send", to: address };
}

const nobody = (mail: QueuedMail) =>
  mail.to === "support" ? "no support address is configured" : "the account is gone";

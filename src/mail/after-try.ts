import { after, type Email, type Instant, instant } from "../shared/brand.ts";
import { DAY, HOUR, SECOND } from "../shared/clock.ts";
import { parseEmail } from "../shared/email.ts";
import type { AfterTry, Plan, QueuedMail, Recipient } from "./model.ts";

/** What one try came to. `later`: the server, or the way to it, may be better in a moment. */
export interface Verdict {
  readonly kind: "accepted" | "refused" | "later";
  readonly reply: string;
  /** For operators, of trouble that is not about this mail: a sentence with the cure. */
  readonly why?: string;
}

/**
 * Waits after the first tries. RFC 5321 §4.5.4.1 asks for 30 minutes, which is longer than a code lives; grey-listing
 * servers let a mail in after one to five minutes.
 */
const WAITS: readonly number[] = [5 * SECOND, 15 * SECOND, 45 * SECOND, 120 * SECOND];

const LAST_WAIT = 120 * SECOND;

const LONGEST_WAIT = HOUR;

/** Where a mail stands after a try. A mail that may not be late keeps trying every two minutes; others ever more slowly. */
export function afterTry(mail: QueuedMail, verdict: Verdict, now: Instant): AfterTry {
  if (verdict.kind === "accepted") return { status: "accepted", reply: verdict.reply };
  if (verdict.kind === "refused") return { status: "bounced", reply: verdict.reply };
  const end = usefulUntil(mail);
  if (now >= end) return { status: "expired", reply: verdict.reply };
  const next = after(now, waitAfter(mail.tries, mail.notAfter !== undefined));
  return { status: "deferred", nextTry: instant(Math.min(next, end)), reply: verdict.reply };
}

/** @param tries so far, at least 1 */
function waitAfter(tries: number, urgent: boolean): number {
  const listed = WAITS[tries - 1];
  if (listed !== undefined) return listed;
  if (urgent) return LAST_WAIT;
  return Math.min(LAST_WAIT * 2 ** (tries - WAITS.length), LONGEST_WAIT);
}

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

import { type Instant, after } from "../../shared/brand.ts";
import { DAY, HOUR } from "../../shared/clock.ts";
import { LIMITS } from "../limits.ts";
import type { Send } from "../model.ts";
import type { Finding, Fix, Trouble } from "./diagnosis.ts";
import { type Evidence, seen, waitingForCode } from "./evidence.ts";
import type { CodeMail } from "./record.ts";

/**
 * What became of the code that the person waits for, when the code step is as far as they came. Whoever has no second
 * step comes there only because the workspace demands that they set it up.
 */
export function byCodeMail(evidence: Evidence): readonly Finding[] {
  const waiting = waitingForCode(evidence);
  if (!waiting) return [];
  const { codeMail, record, now } = evidence;
  const shown = evidence.since.filter(({ cause }) => cause === waiting.cause);
  if (!record.account.twoSteps) return seen("two-steps-not-set-up", "set-up-two-steps", shown);
  if (codeMail && codeMail.queuedAt < waiting.at)
    return seen("too-many-codes", "wait", shown, nextMail(record.sends, now));
  const [trouble, fix] = MEANINGS[codeMail?.status ?? "accepted"];
  return seen(trouble, fix, shown);
}

const MEANINGS: Readonly<Record<CodeMail["status"], readonly [Trouble, Fix]>> = {
  queued: ["code-mail-queued", "wait"],
  deferred: ["code-mail-deferred", "code-not-received"],
  bounced: ["code-mail-bounced", "lost-email-access"],
  accepted: ["code-not-typed", "code-not-received"],
  expired: ["code-mail-deferred", "code-not-received"],
  dropped: ["code-mail-bounced", "lost-email-access"],
};

/** When the budget lets the next sign-in code out: the hour and the day must both have room. */
function nextMail(sends: readonly Send[], now: Instant): Instant {
  const entered = sends.filter(({ budget }) => budget === "entered").map(({ at }) => at);
  const hour = roomAt(entered, LIMITS.code.mailsPerHour, HOUR, now);
  const day = roomAt(entered, LIMITS.code.mailsPerDay, DAY, now);
  return hour > day ? hour : day;
}

/** The moment from which fewer than `most` lie within `window`. */
function roomAt(sends: readonly Instant[], most: number, window: number, now: Instant): Instant {
  const blocking = sends.toSorted((one, other) => other - one)[most - 1];
  const free = blocking === undefined ? now : after(blocking, window);
  return free > now ? free : now;
}

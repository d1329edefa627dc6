import { after, type Instant, instant } from "../shared/brand.ts";
import { DAY, HOUR } from "../shared/clock.ts";
import { LIMITS } from "./limits.ts";
import type { Send, SendBudget } from "./model.ts";

/**
 * Whether one more mail may go to an address. A sliding window, not a bucket that empties at a fixed time: in any
 * hour and any day at most the maximum gets through. Moments after `now` (the clock was set back) count as well.
 *
 * @param kept mails of the day that the asker may not use: one stays for a chat linked to the account, so that a
 *   stranger cannot use up what its owner needs
 */
export function mayMail(sends: readonly Send[], budget: SendBudget, now: Instant, kept: 0 | 1): boolean {
  const since = (milliseconds: number) =>
    sends.filter((send) => send.budget === budget && send.at > now - milliseconds).length;
  return since(HOUR) < LIMITS.code.mailsPerHour && since(DAY) < LIMITS.code.mailsPerDay - kept;
}

/** From when on `mayMail` lets one more through, if none is sent until then. */
export function mailsOpenAt(sends: readonly Send[], budget: SendBudget, now: Instant, kept: 0 | 1): Instant {
  const moments = sends.filter((send) => send.budget === budget).map(({ at }) => at);
  const { mailsPerHour, mailsPerDay } = LIMITS.code;
  return instant(Math.max(freeAt(moments, mailsPerHour, HOUR, now), freeAt(moments, mailsPerDay - kept, DAY, now)));
}

/** When at most `most` - 1 of these moments lie within a span, so that there is room for one more. */
export function freeAt(moments: readonly Instant[], most: number, span: number, now: Instant): Instant {
  const last = moments.toSorted((one, other) => other - one)[most - 1];
  return last === undefined ? now : instant(Math.max(now, after(last, span)));
}

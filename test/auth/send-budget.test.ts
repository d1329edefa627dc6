import fc from "fast-check";
import { expect, test } from "vitest";
import { mailsOpenAt, mayMail } from "../../src/auth/send-budget.ts";
import type { Send } from "../../src/auth/model.ts";
import { type Instant, after, instant } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { cases } from "../support/soak.ts";

/** Lets mails ask one after the other, and returns when those that were let through went out. */
function letThrough(pauses: readonly number[], kept: 0 | 1): readonly Instant[] {
  let now = instant(DAY * 1000);
  const sends: Send[] = [];
  for (const pause of pauses) {
    now = after(now, pause);
    if (mayMail(sends, "asked", now, kept)) sends.push({ budget: "asked", at: now });
  }
  return sends.map((send) => send.at);
}

/** The fullest window there is must start at one of the moments themselves. */
const mostIn = (moments: readonly Instant[], width: number) =>
  Math.max(0, ...moments.map((start) => moments.filter((at) => at >= start && at < start + width).length));

const pauses = fc.array(fc.integer({ min: 0, max: 90 * MINUTE }), { maxLength: 60 });

test("in any hour at most three mails get through and in any day at most six, or five with one kept", () => {
  fc.assert(
    fc.property(pauses, fc.constantFrom(0 as const, 1 as const), (list, kept) => {
      const moments = letThrough(list, kept);
      expect(mostIn(moments, HOUR)).toBeLessThanOrEqual(3);
      expect(mostIn(moments, DAY)).toBeLessThanOrEqual(6 - kept);
    }),
    { numRuns: cases(2000) },
  );
});

test("whoever asks rarely enough is always let through", () => {
  const moments = letThrough(
    Array.from({ length: 40 }, () => DAY / 5),
    1,
  );
  expect(moments).toHaveLength(40);
});

test("mails paid from another budget do not count", () => {
  const now = instant(DAY * 1000);
  const sends = Array.from({ length: 9 }, (): Send => ({ budget: "proved", at: now }));
  expect(mayMail(sends, "asked", now, 1)).toBe(true);
  expect(mayMail(sends, "proved", now, 0)).toBe(false);
});

test("with the clock set back, mails from the future still count", () => {
  const now = instant(DAY * 1000);
  const sends = Array.from({ length: 3 }, (): Send => ({ budget: "asked", at: after(now, HOUR) }));
  expect(mayMail(sends, "asked", now, 0)).toBe(false);
});

test("a budget that is used up opens at the moment it says, and not a millisecond before", () => {
  const law = fc.property(pauses, fc.constantFrom(0 as const, 1 as const), (list, kept) => {
    let now = instant(DAY * 1000);
    const sends: Send[] = [];
    for (const pause of list) {
      now = after(now, pause);
      const opens = mailsOpenAt(sends, "asked", now, kept);
      expect(opens > now).toBe(!mayMail(sends, "asked", now, kept));
      expect(mayMail(sends, "asked", opens, kept)).toBe(true);
      if (opens > now) expect(mayMail(sends, "asked", after(opens, -1), kept)).toBe(false);
      else sends.push({ budget: "asked", at: now });
    }
  });
  fc.assert(law, { numRuns: cases(1000) });
});

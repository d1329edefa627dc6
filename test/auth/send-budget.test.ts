import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "../../src/auth/limits.ts";
import type { Send, Spender } from "../../src/auth/model.ts";
import { mailsOpenAt, mayMail, mayMailOwner } from "../../src/auth/send-budget.ts";
import { type Instant, after, instant, spenderKey } from "../../src/shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { cases } from "../support/soak.ts";

const START = instant(DAY * 1000);
const KNOWN: Spender = { key: spenderKey("device"), known: true };
const STRANGER: Spender = { key: spenderKey("network"), known: false };

/** What somebody sent who is this spender (`own`), or another. */
const sent = (spender: Spender, own: boolean, at: Instant): Send => ({
  budget: "asked",
  at,
  own,
  known: spender.known,
});

/** Lets mails ask one after the other, and returns when those that were let through went out. @param own who asks each time */
function letThrough(pauses: readonly number[], spender: Spender, own: (turn: number) => boolean): readonly Instant[] {
  let now = START;
  const sends: Send[] = [];
  for (const [turn, pause] of pauses.entries()) {
    now = after(now, pause);
    const seen = sends.map((send) => ({ ...send, own: send.own === own(turn) }));
    if (mayMail({ sends: seen, spender }, "asked", now)) sends.push(sent(spender, own(turn), now));
  }
  return sends.map((send) => send.at);
}

/** The fullest window there is must start at one of the moments themselves. */
const mostIn = (moments: readonly Instant[], width: number) =>
  Math.max(0, ...moments.map((start) => moments.filter((at) => at >= start && at < start + width).length));

const pauses = fc.array(fc.integer({ min: 0, max: 90 * MINUTE }), { maxLength: 60 });
const { mailsPerHour, mailsPerDay, mailsOfStrangers, mailsOfSource } = LIMITS.code;

test("in any hour at most three mails get through, in any day six of somebody known and five of all strangers", () => {
  const law = fc.property(pauses, fc.constantFrom(KNOWN, STRANGER), (list, spender) => {
    const alone = letThrough(list, spender, () => true);
    expect(mostIn(alone, HOUR)).toBeLessThanOrEqual(mailsPerHour);
    expect(mostIn(alone, DAY)).toBeLessThanOrEqual(spender.known ? mailsPerDay : mailsOfSource);
    const two = letThrough(list, STRANGER, (turn) => turn % 2 === 0);
    expect(mostIn(two, HOUR)).toBeLessThanOrEqual(mailsPerHour);
    expect(mostIn(two, DAY)).toBeLessThanOrEqual(mailsOfStrangers);
  });
  fc.assert(law, { numRuns: cases(2000) });
});

test("whatever strangers sent, somebody known has all of their own mails", () => {
  const law = fc.property(pauses, (list) => {
    const sends = letThrough(list, STRANGER, (turn) => turn % 3 === 0).map((at) => sent(STRANGER, false, at));
    const now = sends.at(-1)?.at ?? START;
    expect(mayMail({ sends, spender: KNOWN }, "asked", now)).toBe(true);
  });
  fc.assert(law, { numRuns: cases(300) });
});

test("one stranger cannot spend what all strangers share", () => {
  const sends = letThrough([0, HOUR, HOUR, HOUR, HOUR], STRANGER, () => true).map((at) => sent(STRANGER, false, at));
  expect(sends).toHaveLength(mailsOfSource);
  expect(mayMail({ sends, spender: STRANGER }, "asked", after(START, 5 * HOUR))).toBe(true);
});

test("whoever asks rarely enough is always let through", () => {
  const rarely = (gap: number) => Array.from({ length: 40 }, () => gap);
  expect(letThrough(rarely(DAY / mailsPerDay), KNOWN, () => true)).toHaveLength(40);
  expect(letThrough(rarely(DAY / mailsOfSource), STRANGER, () => true)).toHaveLength(40);
});

test("mails paid from another budget do not count", () => {
  const sends = Array.from({ length: 9 }, (): Send => ({ ...sent(KNOWN, true, START), budget: "proved" }));
  expect(mayMail({ sends, spender: KNOWN }, "asked", START)).toBe(true);
  expect(mayMailOwner(sends, "proved", START)).toBe(false);
});

test("with the clock set back, mails from the future still count", () => {
  const sends = Array.from({ length: 3 }, () => sent(KNOWN, true, after(START, HOUR)));
  expect(mayMail({ sends, spender: KNOWN }, "asked", START)).toBe(false);
});

test("a budget that is used up opens at the moment it says, and not a millisecond before", () => {
  const law = fc.property(pauses, fc.constantFrom(KNOWN, STRANGER), (list, spender) => {
    let now = START;
    const sends: Send[] = [];
    for (const pause of list) {
      now = after(now, pause);
      const purse = { sends, spender };
      const opens = mailsOpenAt(purse, "asked", now);
      expect(opens > now).toBe(!mayMail(purse, "asked", now));
      expect(mayMail(purse, "asked", opens)).toBe(true);
      if (opens > now) expect(mayMail(purse, "asked", after(opens, -1))).toBe(false);
      else sends.push(sent(spender, true, now));
    }
  });
  fc.assert(law, { numRuns: cases(1000) });
});

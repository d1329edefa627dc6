import fc from "fast-check";
import { expect, test } from "vitest";
import { createPace, EVERYBODY } from "../../../src/channels/telegram/pace.ts";
import { MINUTE, SECOND, virtualClock } from "../../../src/shared/clock.ts";

/** When each of these calls may go out, all asked for at once. */
function moments(chats: readonly string[]) {
  const clock = virtualClock();
  const pace = createPace(clock);
  const start = clock.now();
  return chats.map((chat) => pace.take(chat, Infinity) - start);
}

const most = (times: readonly number[], window: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + window).length));

test("a chat gets four at once and then one a second; a group twenty a minute", () => {
  expect(moments(Array.from({ length: 6 }, () => "7"))).toEqual([0, 0, 0, 0, 1000, 2000]);
  expect(most(moments(Array.from({ length: 100 }, () => "-100")), MINUTE)).toBeLessThanOrEqual(25);
});

test("all together never get more than thirty a second", () => {
  const times = moments(Array.from({ length: 200 }, () => EVERYBODY));
  expect(most(times, SECOND - 1)).toBeLessThanOrEqual(30);
});

test("one chat that wants a thousand turns holds up no other", () => {
  const clock = virtualClock();
  const pace = createPace(clock);
  for (let n = 0; n < 1000; n += 1) pace.take("7", 3 * SECOND);
  expect(pace.take("8", 0)).toBe(clock.now());
  expect(pace.take("7", 3 * SECOND) - clock.now()).toBeLessThanOrEqual(4 * SECOND);
});

test("nobody is asked to come before their turn, and who waits long enough gets it", () => {
  const step = fc.record({ chat: fc.constantFrom("1", "2", "3"), pass: fc.integer({ min: 0, max: 3000 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const clock = virtualClock();
      const pace = createPace(clock);
      const times = steps.map(({ chat, pass }) => {
        clock.advance(pass);
        return { chat, at: pace.take(chat, Infinity), now: clock.now() };
      });
      for (const chat of ["1", "2", "3"]) {
        const own = times.filter((one) => one.chat === chat).map(({ at }) => at);
        if (own.length > 0) expect(most(own, SECOND)).toBeLessThanOrEqual(5);
      }
      expect(times.every(({ at, now }) => at >= now)).toBe(true);
    }),
  );
});

test("a chat is left alone for as long as Telegram said, and only that chat", () => {
  const clock = virtualClock();
  const pace = createPace(clock);
  pace.hold("7", 35);
  expect(pace.heldUntil("7")).toBe(clock.now() + 35 * SECOND);
  expect(pace.heldUntil("8")).toBeUndefined();
  clock.advance(35 * SECOND);
  expect(pace.heldUntil("7")).toBeUndefined();
});

test("three chats held within a second mean everybody", () => {
  const clock = virtualClock();
  const pace = createPace(clock);
  for (const chat of ["1", "2", "3"]) pace.hold(chat, 5);
  expect(pace.heldUntil("4")).toBe(clock.now() + 5 * SECOND);
  clock.advance(5 * SECOND);
  expect(pace.heldUntil("4")).toBeUndefined();
});

test("a clock that is set back holds nobody until it is back where it was", () => {
  const clock = virtualClock();
  const pace = createPace(clock);
  for (let n = 0; n < 8; n += 1) pace.take("7", Infinity);
  pace.hold("8", 30);
  clock.advance(-60 * MINUTE);
  expect(pace.take("7", Infinity) - clock.now()).toBeLessThanOrEqual(5 * SECOND);
  expect(pace.heldUntil("8")).toBe(clock.now() + 30 * SECOND);
  clock.advance(30 * SECOND);
  expect(pace.heldUntil("8")).toBeUndefined();
  expect(pace.take("7", 0)).toBe(clock.now());
});

test("a turn that is given back is free for the next call", () => {
  const clock = virtualClock();
  const pace = createPace(clock);
  for (let n = 0; n < 4; n += 1) pace.take("7", 0);
  pace.giveBack("7");
  expect(pace.take("7", 0)).toBe(clock.now());
  expect(pace.take("7", 0)).toBe(clock.now() + SECOND);
});

test("every moment that is named is a whole one", () => {
  expect(moments(Array.from({ length: 40 }, () => EVERYBODY)).filter((at) => !Number.isInteger(at))).toEqual([]);
});

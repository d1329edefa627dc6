import fc from "fast-check";
import { expect, test } from "vitest";
import { after, instant } from "../../src/shared/brand.ts";
import { deadline, sleep, within } from "../../src/shared/schedule.ts";

/** Whatever a subtraction of two clocks may come to. */
const span = fc.oneof(
  fc.double({ noNaN: true }),
  fc.double({ min: -5000, max: 50_000, noNaN: true }),
  fc.constantFrom(1268.858, -0.001, Infinity, -Infinity, Number.MAX_VALUE, 2 ** 31),
);

// A timer throws at a fraction, at what is below zero, and fires at once when it is set too far away.
test("a deadline takes every span that two clocks can give", () => {
  fc.assert(
    fc.property(span, (milliseconds) => {
      expect(deadline(milliseconds).aborted).toBe(false);
    }),
  );
});

test("a pause of a fraction ends, and never early; one that is over already ends at once", async () => {
  const began = performance.now();
  await sleep(20.4);
  // Timers count on a clock of their own, which is a fraction of a millisecond off.
  expect(performance.now() - began).toBeGreaterThan(19.4);
  await sleep(-3.5);
  await sleep(Infinity, AbortSignal.abort());
});

test("work that takes too long comes to nothing; what it throws in time is thrown", async () => {
  expect(await within(0.5, new Promise(() => undefined))).toBeUndefined();
  expect(await within(5000.5, Promise.resolve("done"))).toBe("done");
  await expect(within(5000.5, Promise.reject(new Error("broke")))).rejects.toThrow("broke");
});

test("a moment is whole whatever is added to it, and never earlier than that", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.double({ min: -1e9, max: 1e9, noNaN: true }), (start, span) => {
      const moment = after(instant(start), span);
      expect(Number.isInteger(moment)).toBe(true);
      expect(moment).toBeGreaterThanOrEqual(start + span);
    }),
  );
});

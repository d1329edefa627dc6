import fc from "fast-check";
import { expect, test } from "vitest";
import { createPace } from "../../../src/channels/whatsapp-cloud/pace.ts";
import { instant } from "../../../src/shared/brand.ts";
import { MINUTE, SECOND, virtualClock } from "../../../src/shared/clock.ts";

test("fifteen at once to one person and then one every six seconds, on a clock with fractions too", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e12, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (at, part) => {
        const clock = virtualClock(instant(at));
        const pace = createPace(clock);
        for (let n = 0; n < 15; n += 1) expect(pace.take("a", 1)).toBeUndefined();
        const next = pace.take("a", 1) ?? clock.now();
        expect(next - clock.now()).toBeGreaterThanOrEqual(6 * SECOND - 1);
        expect(Number.isInteger(next)).toBe(true);
        clock.advance(6 * SECOND + part + 1);
        expect(pace.take("a", 1)).toBeUndefined();
      },
    ),
  );
});

test("a clock that is set back holds nobody until it is back where it was", () => {
  const clock = virtualClock();
  const pace = createPace(clock);
  const until = pace.holdAll() - clock.now();
  clock.advance(-60 * MINUTE);
  expect(pace.take("a", 1)).toBe(clock.now() + until);
  clock.advance(until);
  expect(pace.take("a", 1)).toBeUndefined();
});

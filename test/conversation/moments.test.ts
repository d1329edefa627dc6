import fc from "fast-check";
import { expect, test } from "vitest";
import { toldAt, withMoments } from "../../src/conversation/moments.ts";
import { after, instant, textId } from "../../src/shared/brand.ts";
import { MINUTE } from "../../src/shared/clock.ts";

const start = instant(1_764_000_000_000);
const span = fc.integer({ min: 0, max: 5000 * MINUTE });

test("a span that came out at one moment is what is left of it at any later one", () => {
  fc.assert(
    fc.property(span, span, (lock, passed) => {
      const args = withMoments({ lockLeft: lock, address: "198.51.100.7" }, start);
      const told = toldAt({ kind: "say", text: textId("engine.lock-time"), args }, after(start, passed));
      expect(told).toMatchObject({
        args: {
          lockLeft: Math.max(0, lock - passed),
          lockOver: passed >= lock ? "yes" : "no",
          address: "198.51.100.7",
        },
      });
    }),
  );
});

test("what was mailed for so many minutes left then, and is good until then", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), span, (minutes, passed) => {
      const args = withMoments({ minutes }, start);
      expect(args["minutes"]).toBe(minutes);
      const told = toldAt({ kind: "say", text: textId("engine.code-time"), args }, after(start, passed));
      expect(told).toMatchObject({ args: { sentAgo: passed, goodLeft: Math.max(0, minutes * MINUTE - passed) } });
    }),
  );
});

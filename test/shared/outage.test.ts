import fc from "fast-check";
import { expect, test } from "vitest";
import { virtualClock } from "../../src/shared/clock.ts";
import { createHealth } from "../../src/shared/health.ts";

/** What was told of one part while `reports` came in, a second apart, and how it stands then. */
function after(reports: readonly boolean[], vital = false) {
  const clock = virtualClock();
  const begin = clock.now();
  const told: string[] = [];
  const health = createHealth(clock, (part, news) => told.push(`${part} ${news.kind}`));
  const part = health.part("mail", vital);
  for (const isWell of reports) {
    clock.advance(1000);
    if (isWell) part.well();
    else part.out("It stands still.");
  }
  return { told, look: health.read()["mail"], begin };
}

const reports = fc.array(fc.boolean(), { maxLength: 40 });

test("beginning and end of an outage are told once each and in turn, however often it is seen", () => {
  fc.assert(
    fc.property(reports, (seen) => {
      const turns = seen.filter((isWell, n) => isWell !== (seen[n - 1] ?? true));
      expect(after(seen).told).toEqual(turns.map((isWell) => (isWell ? "mail ended" : "mail began")));
    }),
  );
});

test("it stands as it was seen last, out since the moment from which it was never well", () => {
  fc.assert(
    fc.property(reports, fc.boolean(), (seen, vital) => {
      const { look, begin } = after(seen, vital);
      const since = begin + 1000 * (seen.lastIndexOf(true) + 2);
      expect(look).toEqual((seen.at(-1) ?? true) ? { state: "ok" } : { state: vital ? "down" : "degraded", since });
    }),
  );
});

test("parts stand each for itself", () => {
  const told: string[] = [];
  const health = createHealth(virtualClock(), (part, { kind }) => told.push(`${part} ${kind}`));
  const mail = health.part("mail");
  const disk = health.part("database", true);
  mail.out("It stands still.");
  disk.well();
  expect(Object.entries(health.read()).map(([part, { state }]) => `${part} ${state}`)).toEqual([
    "mail degraded",
    "database ok",
  ]);
  expect(told).toEqual(["mail began"]);
});

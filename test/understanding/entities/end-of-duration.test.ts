import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../../../src/shared/brand.ts";
import { DAY, HOUR } from "../../../src/shared/clock.ts";
import { endOf } from "../../../src/understanding/entities/end-of-duration.ts";

const at = (now: string, timeZone: string) => ({ now: instant(Date.parse(now)), timeZone });
const ends = (value: string, now: string, timeZone = "UTC") => {
  const end = endOf(value, at(now, timeZone));
  return end === undefined ? undefined : new Date(end).toISOString();
};

describe("when a length of time ends", () => {
  it.each([
    ["until:friday", "2026-12-01T10:00:00Z", "2026-12-05T00:00:00.000Z"],
    ["until:tuesday", "2026-12-01T10:00:00Z", "2026-12-09T00:00:00.000Z"],
    ["until:12-15", "2026-12-01T10:00:00Z", "2026-12-16T00:00:00.000Z"],
    ["until:12-15", "2026-12-15T10:00:00Z", "2027-12-16T00:00:00.000Z"],
    ["until:02-29", "2026-12-01T10:00:00Z", "2028-03-01T00:00:00.000Z"],
    ["until:2026-12-15", "2026-12-15T10:00:00Z", "2026-12-16T00:00:00.000Z"],
    ["until:day-31", "2026-11-02T10:00:00Z", "2027-01-01T00:00:00.000Z"],
    ["until:day-end", "2026-12-01T10:00:00Z", "2026-12-02T00:00:00.000Z"],
    ["until:weekend-end", "2026-12-06T10:00:00Z", "2026-12-07T00:00:00.000Z"],
    ["until:month-end", "2028-02-10T10:00:00Z", "2028-03-01T00:00:00.000Z"],
    ["until:year-end", "2026-12-31T10:00:00Z", "2027-01-01T00:00:00.000Z"],
    ["3600000", "2026-12-01T10:00:00Z", "2026-12-01T11:00:00.000Z"],
  ])("%s, said at %s, is over at %s", (value, now, end) => {
    expect(ends(value, now)).toBe(end);
  });

  it.each(["permanent", "unclear", "until:2025-01-01", "until:02-30", "until:whenever"])("%s has none", (value) => {
    expect(ends(value, "2026-12-01T10:00:00Z")).toBeUndefined();
  });

  it("counts the days of the zone, with its summer time", () => {
    expect(ends("until:day-end", "2026-12-02T01:00:00Z", "America/Sao_Paulo")).toBe("2026-12-02T03:00:00.000Z");
    expect(ends("until:10-25", "2026-10-24T10:00:00Z", "Europe/Madrid")).toBe("2026-10-25T23:00:00.000Z");
  });

  it("lies ahead, at the beginning of a day of the zone, whatever day is named", () => {
    const value = fc.constantFrom("monday", "sunday", "12-15", "day-7", "day-end", "week-end", "month-end", "year-end");
    const zone = fc.constantFrom("UTC", "America/Bogota", "America/Sao_Paulo", "Europe/Lisbon", "Asia/Kolkata");
    const law = fc.property(value, zone, fc.integer({ min: 0, max: 4000 * 24 }), (said, timeZone, hours) => {
      const now = instant(Date.UTC(2024, 0, 1) + hours * HOUR);
      const end = endOf(`until:${said}`, { now, timeZone }) ?? 0;
      const clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" }).format(end);
      expect(clock).toBe("00:00:00");
      expect(end).toBeGreaterThan(now);
      expect(end - now).toBeLessThanOrEqual(367 * DAY);
    });
    fc.assert(law, { numRuns: 200 });
  });
});

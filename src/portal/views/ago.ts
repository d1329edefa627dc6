import type { Instant } from "../../shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";

const UNITS = [
  { unit: "month", milliseconds: 30 * DAY },
  { unit: "day", milliseconds: DAY },
  { unit: "hour", milliseconds: HOUR },
  { unit: "minute", milliseconds: MINUTE },
] as const;

/** "2 hours ago", "yesterday": a server knows the moment of its reader, but not their time zone. */
export function ago(language: Language, then: Instant, now: Instant): string {
  const passed = Math.max(0, now - then);
  const { unit, milliseconds } = UNITS.find((one) => passed >= one.milliseconds) ?? UNITS[3];
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.floor(passed / milliseconds), unit);
}

/** "in 6 days", "tomorrow": for a moment that lies ahead. */
export function fromNow(language: Language, then: Instant, now: Instant): string {
  const left = Math.max(MINUTE, then - now);
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (left >= DAY) return words.format(Math.round(left / DAY), "day");
  return left >= HOUR
    ? words.format(Math.round(left / HOUR), "hour")
    : words.format(Math.ceil(left / MINUTE), "minute");
}

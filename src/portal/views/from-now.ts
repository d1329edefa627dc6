import type { Instant } from "../../shared/brand.ts";
import { DAY, HOUR, MINUTE } from "../../shared/clock.ts";
import type { Language } from "../../shared/language.ts";

/** "in 6 days", "tomorrow": for a moment that lies ahead. */
export function fromNow(language: Language, then: Instant, now: Instant): string {
  const left = Math.max(MINUTE, then - now);
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (left >= DAY) return words.format(Math.round(left / DAY), "day");
  return left >= HOUR
    ? words.format(Math.round(left / HOUR), "hour")
    : words.format(Math.ceil(left / MINUTE), "minute");
}

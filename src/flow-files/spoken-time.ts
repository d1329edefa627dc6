import type { TextArguments } from "../engine/engine.ts";
import type { Language } from "../shared/language.ts";
import { measuredSpan, spokenSpan } from "../shared/spoken-span.ts";

/**
 * Spans of time in people's words. A placeholder that ends in `Ago` says how long ago something was ("12 minutes
 * ago"), one that ends in `Left` how long it will last ("3 hours"). Spans and not times of day: nobody knows in which
 * time zone the person reads.
 *
 * @param args spans in milliseconds
 */
export const withSpokenTimes = (args: TextArguments, language: Language): TextArguments =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, spoken(name, value, language)]));

function spoken(name: string, value: string | number, language: Language): string | number {
  if (typeof value !== "number") return value;
  if (name.endsWith("Left")) return spokenSpan(value, language);
  if (!name.endsWith("Ago")) return value;
  const [count, unit] = measuredSpan(value);
  return new Intl.RelativeTimeFormat(language).format(-count, unit);
}

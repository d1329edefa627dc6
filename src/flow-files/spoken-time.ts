import type { TextArguments } from "../engine/engine.ts";
import type { Language } from "../shared/language.ts";

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** The largest unit of which there are at least two, or minutes: "36 hours" tells more than "2 days", "90 minutes" too. */
function measured(milliseconds: number): readonly [number, (typeof UNITS)[number][0]] {
  const [unit, size] = UNITS.find(([, length]) => milliseconds >= 2 * length) ?? UNITS[2];
  return [Math.max(1, Math.round(milliseconds / size)), unit];
}

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
  const [count, unit] = measured(value);
  if (name.endsWith("Ago")) return new Intl.RelativeTimeFormat(language).format(-count, unit);
  if (!name.endsWith("Left")) return value;
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

import type { Language } from "./language.ts";

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** The largest unit of which there are at least two, or minutes: "36 hours" tells more than "2 days", "90 minutes" too. */
export function measuredSpan(milliseconds: number): readonly [number, (typeof UNITS)[number][0]] {
  const [unit, size] = UNITS.find(([, length]) => milliseconds >= 2 * length) ?? UNITS[2];
  return [Math.max(1, Math.round(milliseconds / size)), unit];
}

/** How long something lasts, in people's words, such as "40 minutes". @param milliseconds at least a minute is said */
export function spokenSpan(milliseconds: number, language: Language): string {
  const [count, unit] = measuredSpan(milliseconds);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

import { IntlMessageFormat } from "intl-messageformat";
import { z } from "zod";
import type { TextArguments } from "../engine/engine.ts";
import type { Language } from "../shared/language.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { MINUTE, SECOND } from "../shared/clock.ts";
import { measuredSpan, spokenSpan } from "../shared/spoken-span.ts";

/** Words with their placeholders, ready to be filled in. */
export interface Message {
  /** Names of the placeholders, sorted, once each. */
  readonly placeholders: readonly string[];
  /** Those of them that must be numbers: shown as one, or deciding a plural. */
  readonly numbers: readonly string[];
  /** @throws when a placeholder has no value in `args` */
  fill(args: TextArguments): string;
}

/** Reads words in ICU MessageFormat. A tag such as `<b>` is plain text. The reason is the parser's own word for it. */
export function readMessage(words: string, language: Language): Outcome<Message, string> {
  try {
    const format = new IntlMessageFormat(words, language, undefined, { ignoreTag: true });
    const parsed = format.getAst();
    const placeholders = [...new Set(namesIn(parsed))].sort();
    const numbers = [...new Set(namesIn(parsed, NUMBERS))].sort();
    return ok({ placeholders, numbers, fill: (args) => String(format.format({ ...withSpokenTimes(args, language) })) });
  } catch (error) {
    return no(error instanceof Error ? error.message.toLowerCase().replaceAll("_", " ") : String(error));
  }
}

/** Kinds of the elements of a parsed message, as the parser numbers them. */
const LITERAL = 0;

const NUMBERS: readonly number[] = [2, 6];

const POUND = 7;

const element = z.object({
  type: z.number(),
  value: z.string().optional(),
  options: z.record(z.string(), z.object({ value: z.array(z.unknown()) })).optional(),
});

/** @param kinds only placeholders of these kinds; left out: all */
function namesIn(elements: readonly unknown[], kinds?: readonly number[]): readonly string[] {
  return elements.flatMap((one) => {
    const { type, value, options } = element.parse(one);
    if (type === LITERAL || type === POUND || value === undefined) return [];
    const inside = Object.values(options ?? {}).flatMap((option) => namesIn(option.value, kinds));
    return kinds === undefined || kinds.includes(type) ? [value, ...inside] : inside;
  });
}

/**
 * Spans of time in people's words. A placeholder that ends in `Ago` says how long ago something was ("12 minutes
 * ago"), one that ends in `Left` how long it will last ("3 hours"). Spans and not times of day: nobody knows in which
 * time zone the person reads.
 *
 * @param args spans in milliseconds
 */
const withSpokenTimes = (args: TextArguments, language: Language): TextArguments =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, spoken(name, value, language)]));

function spoken(name: string, value: string | number, language: Language): string | number {
  if (typeof value !== "number") return value;
  if (name.endsWith("Left")) return spokenSpan(value, language);
  if (!name.endsWith("Ago")) return value;
  const [count, unit] =
    value < MINUTE ? [Math.max(1, Math.round(value / SECOND)), "second" as const] : measuredSpan(value);
  return new Intl.RelativeTimeFormat(language).format(-count, unit);
}

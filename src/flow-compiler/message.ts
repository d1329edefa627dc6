import { IntlMessageFormat } from "intl-messageformat";
import { z } from "zod";
import type { TextArguments } from "../engine/engine.ts";
import type { Language } from "../shared/language.ts";
import { no, ok, type Outcome } from "../shared/outcome.ts";
import { MINUTE, SECOND } from "../shared/clock.ts";
import { TOLD, toldArgument } from "../shared/told.ts";
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
    const slip = slipIn(words, parsed, language);
    if (slip !== undefined) return no(slip);
    const placeholders = [...new Set(namesIn(parsed))].sort();
    const numbers = [...new Set(namesIn(parsed, NUMBERS))].sort();
    return ok({
      placeholders,
      numbers,
      fill: (args) => String(format.format({ ...UNTOLD, ...withSpokenTimes(args, language) })),
    });
  } catch (error) {
    return no(error instanceof Error ? error.message.toLowerCase().replaceAll("_", " ") : String(error));
  }
}

const CLOSE = "Write } behind each { that opens, and the name of a value between them: {minutes}.";
const WAYS = "Write it as {n, plural, one {# day} other {# days}}, with words in braces behind each way.";

/** By the word that the parser, or `slipIn`, has for it: what is wrong, and what to do. */
const TROUBLES: readonly (readonly [RegExp, string, string])[] = [
  [/closing brace/u, "A { in this text is not closed.", CLOSE],
  [/lone brace/u, "A } stands in this text without a { before it.", CLOSE],
  [/empty argument/u, "Between { and } stands no name of a value.", CLOSE],
  [/malformed argument/u, "Behind a { stands something that is no name of a value.", CLOSE],
  [/missing other/u, "A choice of words in this text has no “other”, which is said when nothing else fits.", WAYS],
  [
    /argument type/u,
    "Behind a comma stands no kind of choice.",
    "Use plural or select: {n, plural, one {# day} other {# days}}.",
  ],
  [/duplicate/u, "A choice of words in this text has one way twice.", "Delete one of the two."],
  [
    /never is/u,
    "A choice of words in this text has a way that this language never takes.",
    `For one number write =1. ${WAYS}`,
  ],
  [/options|selector|fragment/u, "A choice of words in this text is not whole.", WAYS],
];

/** The reason of `readMessage` in plain words. */
export function troubleOf(reason: string): { readonly what: string; readonly cure: string } {
  const [, what = `The placeholders of this text cannot be read: ${reason}.`, cure = WAYS] =
    TROUBLES.find(([word]) => word.test(reason)) ?? [];
  return { what, cure };
}

/** What the parser lets pass, and nobody means. */
function slipIn(words: string, elements: readonly unknown[], language: Language): string | undefined {
  const parts = elements.map((one) => element.parse(one));
  const isQuoted = words.includes("'");
  if (!isQuoted && parts.some(({ type, value }) => type === LITERAL && value?.includes("}") === true))
    return "lone brace";
  const forms = parts.filter(({ type }) => type === PLURAL).flatMap(({ options }) => Object.keys(options ?? {}));
  const known: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  if (forms.some((form) => !known.includes(form) && !/^=\d+$/u.test(form))) return "a plural never is that";
  const inside = parts.flatMap(({ options }) => Object.values(options ?? {}));
  return inside.map(({ value }) => slipIn(words, value, language)).find((slip) => slip !== undefined);
}
/** Nobody told any of it. */
const UNTOLD: TextArguments = Object.fromEntries(TOLD.map((told) => [toldArgument(told), "no"]));

/** Kinds of the elements of a parsed message, as the parser numbers them. */
const LITERAL = 0;

const PLURAL = 6;

const NUMBERS: readonly number[] = [2, PLURAL];

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

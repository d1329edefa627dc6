import { z } from "zod";
import type { Intent, IntentProfile } from "../../shared/intent.ts";
import { readLanguage } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { parseJson } from "../converse/dialogue.ts";

/** @param known what a message can mean */
function lineSchema(known: readonly IntentProfile[]) {
  const names = known.map((one) => one.intent);
  const intent = z
    .string({ error: 'needs a label, such as "label":"out_of_scope"' })
    .transform((name, context): Intent => {
      const found = names.find((one) => one === name);
      if (found !== undefined) return found;
      context.addIssue(`has a label that is none of ${names.join(", ")}`);
      return z.NEVER;
    });
  return z.object({
    text: z.string({ error: 'needs a text, such as "text":"hi"' }),
    label: intent,
    /** Other intents that are right too. */
    also: z
      .union([intent, z.array(intent)])
      .default([])
      .transform((also) => [also].flat()),
    lang: z
      .string()
      .transform(readLanguage)
      .refine((language) => language !== undefined, "has a lang that is no language tag, such as es or pt-BR")
      .optional(),
  });
}

/** A message of which somebody said what it means. */
export type LabelledMessage = z.infer<ReturnType<typeof lineSchema>>;

/** Reads JSON lines. @param known what a message can mean @returns the messages, or every mistake with the number of its line */
export function readLabelled(
  lines: readonly string[],
  known: readonly IntentProfile[],
): Outcome<readonly LabelledMessage[], string> {
  const shape = lineSchema(known);
  const read = lines
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => ({ number, parsed: shape.safeParse(parseJson(line)) }));
  const mistakes = read.flatMap(({ number, parsed }) =>
    parsed.success ? [] : [`Line ${number} ${parsed.error.issues[0]?.message ?? "cannot be read"}.`],
  );
  return mistakes.length > 0 ? no(mistakes.join("\n")) : ok(read.flatMap(({ parsed }) => parsed.data ?? []));
}

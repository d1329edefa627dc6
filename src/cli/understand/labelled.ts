import { z } from "zod";
import { INTENTS } from "../../engine/engine.ts";
import { readLanguage } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { parseJson } from "../converse/dialogue.ts";

const intent = z.enum(INTENTS, { error: `has a label that is none of ${INTENTS.join(", ")}` });
const shape = z.object({
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

/** A message of which somebody said what it means. */
export type LabelledMessage = z.infer<typeof shape>;

/** Reads JSON lines. @returns the messages, or every mistake with the number of its line */
export function readLabelled(lines: readonly string[]): Outcome<readonly LabelledMessage[], string> {
  const read = lines
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => ({ number, parsed: shape.safeParse(parseJson(line)) }));
  const mistakes = read.flatMap(({ number, parsed }) =>
    parsed.success ? [] : [`Line ${number} ${parsed.error.issues[0]?.message ?? "cannot be read"}.`],
  );
  return mistakes.length > 0 ? no(mistakes.join("\n")) : ok(read.flatMap(({ parsed }) => parsed.data ?? []));
}

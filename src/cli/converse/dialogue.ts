import { z } from "zod";
import { FALLBACK_LANGUAGE, type Language, languageOfTag } from "../../shared/language.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";

/** A scripted dialogue: what somebody sends, in order. */
export interface Dialogue {
  readonly id: string;
  readonly lang: Language;
  readonly turns: readonly string[];
}

const shapeIn = (languages: readonly Language[]) => {
  const error = `needs a lang that is one of ${languages.join(", ")}`;
  return z.object({
    id: z.coerce.string({ error: 'needs an id, such as "id":"7"' }),
    lang: z
      .string({ error })
      .transform((tag) => languageOfTag(tag, languages))
      .pipe(z.custom<Language>((found) => found !== undefined, { error }))
      .default(FALLBACK_LANGUAGE),
    turns: z.array(z.string({ error: "has a turn that is no text" }), { error: "needs turns, a list of texts" }),
  });
};

/** What a turn may hold besides words; spaces count. */
const PLACEHOLDER = /\{\{([^{}]{0,40})\}\}/gu;
const KNOWN = /^(code|wrong-code|photo|voice|wait \d{1,5}[smhd])$/u;

/**
 * @param languages those that the chat can be had in
 * @returns the dialogue, or a sentence that says what is wrong with the line and how to mend it
 */
export function readDialogue(line: string, languages: readonly Language[]): Outcome<Dialogue, string> {
  const json = parseJson(line);
  if (json === undefined)
    return no('is no JSON object. Write one object a line: {"id":"1","lang":"en","turns":["hi"]}');
  const read = shapeIn(languages).safeParse(json);
  if (!read.success) return no(`${read.error.issues.map((issue) => issue.message).join("; ")}.`);
  const stranger = read.data.turns.flatMap(placeholders).find((name) => !KNOWN.test(name));
  if (stranger !== undefined)
    return no(
      `has {{${stranger}}}, which means nothing. Known are {{code}}, {{wrong-code}}, {{photo}}, {{voice}} and {{wait 2h}}.`,
    );
  return ok(read.data);
}

const placeholders = (turn: string) => [...turn.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);

export function parseJson(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** The milliseconds of all waits of a turn, and the turn without them. */
export function withoutWaits(turn: string): { readonly words: string; readonly wait: number } {
  let wait = 0;
  const words = turn.replaceAll(/\{\{wait (\d{1,5})([smhd])\}\}/gu, (_all, count: string, unit: string) => {
    wait += Number(count) * (SECONDS[unit] ?? 0) * 1000;
    return "";
  });
  return { words: words.trim(), wait };
}

import { parseDocument } from "yaml";
import { z } from "zod";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { readLanguage } from "../../shared/language.ts";
import { wordsOf } from "../fold.ts";

/** A language that is recognised and not spoken. */
export interface OtherLanguage {
  /** Such as `de`. */
  readonly tag: string;
  /** Says in that language, with `{spoken}` and `{person}`, what is spoken here and how to get a person. */
  readonly answer: string;
  /** Its script as Unicode names it, where that is not the Latin one. */
  readonly script?: string | undefined;
  /** Letters that its neighbours do not have, in lower case. */
  readonly letters: ReadonlySet<string>;
  /** Small words and words of signing in, folded. */
  readonly words: ReadonlySet<string>;
}

const SCRIPT = /^[A-Z][a-z]+$/u;
const schema = z.record(
  z.string().refine((tag) => readLanguage(tag) !== undefined),
  z.strictObject({
    answer: z.string().refine((answer) => answer.includes("{spoken}") && answer.includes("{person}")),
    script: z.string().regex(SCRIPT).optional(),
    letters: z.string().default(""),
    words: z.string().default(""),
  }),
);

/**
 * Reads the file of languages that are recognised and not spoken.
 *
 * @param text YAML
 * @param file name for the messages, such as `flows/other-languages.yml`
 * @returns the languages, or every mistake in the file, one a line, with what to do
 */
export function readOtherLanguages(text: string, file: string): Outcome<readonly OtherLanguage[], string> {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    return no(document.errors.map((error) => `${file}: not valid YAML. ${error.message}`).join("\n"));
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) return no(parsed.error.issues.map((issue) => explain(issue, file)).join("\n"));
  const others = Object.entries(parsed.data).map(([tag, { letters, words, answer, script }]) => ({
    tag,
    answer,
    script,
    letters: new Set(letters.toLowerCase()),
    words: new Set(wordsOf(words)),
  }));
  const mute = others.find(({ script, words }) => script === undefined && words.size === 0);
  return mute
    ? no(`${file}: "${mute.tag}" has neither words nor a script of its own. Add its small words.`)
    : ok(others);
}

const explain = ({ path }: z.core.$ZodIssue, file: string) =>
  `${file}: "${path.join(".")}" cannot be read. A language stands under its tag, such as de, with "answer" (in which {spoken} and {person} occur), and "words", "letters" or "script" where they tell it from others.`;

import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${String(Math.max(1, line))}:${String(Math.max(1, col))}`;
  };
  if (document.errors.length > 0)
    return no(
      document.errors.map(({ pos, message }) => `${at(pos[0])}  This is not valid YAML: ${message}.`).join("\n"),
    );
  const placeOf = (path: readonly PropertyKey[]) => at(offsetOf(document.contents, path));
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) return no(parsed.error.issues.flatMap((issue) => explain(issue, placeOf)).join("\n"));
  const others = Object.entries(parsed.data).map(([tag, { letters, words, answer, script }]) => ({
    tag,
    answer,
    script,
    letters: new Set(letters.toLowerCase()),
    words: new Set(wordsOf(words)),
  }));
  const mute = others.filter(({ script, words }) => script === undefined && words.size === 0);
  return mute.length === 0
    ? ok(others)
    : no(mute.map(({ tag }) => `${placeOf([tag])}  By nothing "${tag}" can be told.  ${MUTE_CURE}`).join("\n"));
}

const MUTE_CURE = "Add words: with its small words, or script: with the name of its script.";
const KEYS = ["answer", "script", "letters", "words"];

function explain(issue: z.core.$ZodIssue, placeOf: (path: readonly PropertyKey[]) => string): readonly string[] {
  const [tag, key] = issue.path;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((name) => {
      const what = `Nothing of a language is called "${name}".${didYouMean(name, KEYS)}`;
      return `${placeOf([...issue.path, name])}  ${what}  Use one of: ${KEYS.join(", ")}.`;
    });
  if (tag === undefined)
    return [`${placeOf([])}  The file holds no languages.  Write a tag, such as de, and below it answer: and words:.`];
  if (key === undefined) {
    const cure = "Write a tag, such as de, and below it answer: and words:.";
    return [`${placeOf(issue.path)}  "${String(tag)}" is no tag of a language with something below it.  ${cure}`];
  }
  return [`${placeOf(issue.path)}  "${String(key)}" of "${String(tag)}" does not fit.  ${CURES[String(key)] ?? ""}`];
}

const CURES: Readonly<Record<string, string>> = {
  answer:
    "Write what is answered, with {spoken} where the languages are named, and {person} where the way to a person is.",
  script: "Write the name of its script as Unicode has it, such as Cyrillic.",
  letters: "Write the letters side by side, in quotes.",
  words: "Write the words with blanks between them.",
};

/** Where the last key of the path stands that there is. */
function offsetOf(node: unknown, [step, ...rest]: readonly PropertyKey[]): number {
  const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
  const here = isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
  return pair ? Math.max(here, offsetOf(pair.value, rest)) : 0;
}

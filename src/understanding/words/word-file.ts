import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import type { LanguageWords } from "./language-words.ts";
import { strangeLists } from "./misuse-rule.ts";

/**
 * Reads a word file: the small words of one language, by what they are good for.
 *
 * @param text YAML
 * @param file name for the messages, such as `flows/words/en.yml`
 * @returns the words, or every mistake as `file:line:column  what, and what to do`, one a line
 */
export function readWordFile(text: string, file: string): Outcome<LanguageWords, string> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  if (document.errors.length > 0)
    return no(document.errors.map((error) => `${at(error.pos[0])}  not valid YAML: ${error.message}`).join("\n"));
  const parsed = wordShape.safeParse(document.toJS());
  if (parsed.success) return ok(parsed.data);
  const place = (path: readonly PropertyKey[]) => at(offsetOf(document.contents, path));
  return no(parsed.error.issues.flatMap((issue) => explain(issue, place)).join("\n"));
}

type PlaceOf = (path: readonly PropertyKey[]) => string;

function explain(issue: z.core.$ZodIssue, placeOf: PlaceOf): readonly string[] {
  const name = issue.path.join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => {
      const known = "Take it out, or name it as in flows/words/en.yml.";
      return `${placeOf([...issue.path, key])}  "${[...issue.path, key].join(".")}" is no kind of words. ${known}`;
    });
  if (issue.path.length === 0)
    return [`${placeOf([])}  the file holds no words. Copy flows/words/en.yml and translate.`];
  if (issue.code === "invalid_type") {
    const cure = 'Write it as in flows/words/en.yml, or "" where there are no such words.';
    return [`${placeOf(issue.path)}  "${name}" is missing or no text. ${cure}`];
  }
  return [`${placeOf(issue.path)}  "${name}" ${issue.message}.`];
}

/** Where the key at the end of the path stands; for a key that is missing, the one above it. */
function offsetOf(node: unknown, path: readonly PropertyKey[]): number {
  const [step, ...rest] = path;
  if (step === undefined || !isMap(node)) return 0;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  const here = isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
  return Math.max(here, offsetOf(pair?.value, rest));
}

const rowsOf = (text: string) => text.split("\n").filter((row) => row.trim() !== "").length;

const entriesIn = (text: string) => text.split(/[|\n]/).filter((entry) => entry.trim() !== "");

/** May say nothing: a language need not have such words. */
const words = z.string().trim();

const needed = words.min(1, "must hold at least one entry");

const rows = (count: number, what: string) =>
  needed.refine((text) => rowsOf(text) === count, `must have ${count} lines: ${what}`);

const NUMBERED = /^[^=]+=\s*\d{1,6}$/u;

const numbered = words.refine(
  (text) => entriesIn(text).every((entry) => NUMBERED.test(entry.trim())),
  'must have a "=" and a number behind every entry, such as "half an hour=30"',
);

/** Every list that a rule points at is there: a misspelt name would make a rule that never holds. */
const misuse = z.strictObject({ lists: z.record(z.string(), words), rules: words }).superRefine((said, context) => {
  for (const name of strangeLists(said.rules, said.lists))
    context.addIssue({ code: "custom", path: ["rules"], message: `points at <${name}>, which is none of its lists` });
});

/** What a word file must hold. `LanguageWords` says what each part is good for. */
const wordShape = z.strictObject({
  names: needed,
  wishes: words,
  common: needed,
  letters: words,
  email: z.strictObject({ at: words, weakAt: words, dot: words, hyphen: words, underscore: words, endings: words }),
  digits: rows(10, "the digits from 0 to 9"),
  ordinals: needed.refine((text) => rowsOf(text) >= 9, "must have a line each for first, second and so on to ninth"),
  last: words,
  choice: words,
  yes: needed,
  no: needed,
  arrived: words.optional(),
  missing: words.optional(),
  maybe: words,
  polite: words,
  commands: z.strictObject({
    cancel: needed,
    "start-over": needed,
    "go-back": needed,
    repeat: needed,
    why: needed,
    person: needed,
    menu: needed,
    resend: needed,
    worked: words.optional(),
    "hold-on": words.optional(),
  }),
  personInside: words,
  anger: words.optional(),
  negations: needed,
  corrections: words,
  addressNouns: words,
  joints: words,
  passwordLabels: needed,
  codeLabels: needed,
  codesOfOthers: words,
  connectors: words,
  possessives: words,
  passwordStates: words,
  stateEndings: words,
  references: words,
  units: words,
  versions: words,
  numberLinks: words,
  durations: z.strictObject({
    units: rows(6, "minute, hour, day, week, month, year"),
    one: words,
    numbers: numbered,
    minutes: numbered,
    whole: numbered,
    permanent: words,
    wholePermanent: words,
    until: words,
    next: words,
    weekdays: rows(7, "Monday to Sunday"),
  }),
  requestLabels: words,
  decisions: z
    .strictObject({ approve: needed, decline: needed, yes: needed, no: needed, around: words, because: words })
    .optional(),
  linkLabels: words.optional(),
  unlink: words.optional(),
  misuse: misuse.optional(),
  subjects: words.optional(),
  vague: words.optional(),
  asking: words.optional(),
  introductions: words.optional(),
}) satisfies z.ZodType<LanguageWords>;

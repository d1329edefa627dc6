import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import type { LanguageWords } from "./language-words.ts";

/**
 * Reads a word file: the small words of one language, by what they are good for.
 *
 * @param text YAML
 * @param file name for the messages, such as `flows/languages/en/words.yml`
 * @returns the words, or every mistake as `file:line:column  what, and what to do`, one a line
 */
export function readWordFile(text: string, file: string): Outcome<LanguageWords, string> {
  const { document, broken, place } = openWords(text, file);
  if (broken.length > 0) return no(broken.join("\n"));
  const parsed = wordShape.safeParse(document.toJS());
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues;
  const missing = issues.filter((issue) => issue.path.length > 0 && !document.hasIn(issue.path));
  const rest = issues.filter((issue) => !missing.includes(issue)).flatMap((issue) => explain(issue, place));
  return no([...rest, ...(missing.length > 0 ? [unwritten(missing, place)] : [])].join("\n"));
}

/** One line for all of them: a new language begins with most. */
function unwritten(issues: readonly z.core.$ZodIssue[], placeOf: PlaceOf): string {
  const names = issues.map(({ path }) => `"${path.join(".")}"`).join(", ");
  return `${placeOf([])}  There are no lists ${names}.  ${COPY_CURE}`;
}

const COPY_CURE = 'Copy them from flows/languages/en/words.yml and translate; write "" where there are no such words.';

/** The file as YAML, what keeps it from being that, and where everything in it stands. */
function openWords(text: string, file: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const broken = document.errors.map((error) => `${at(error.pos[0])}  This is not valid YAML: ${error.message}.`);
  const place: PlaceOf = (path) => at(offsetOf(document.contents, path));
  return { document, broken, place };
}

type PlaceOf = (path: readonly PropertyKey[]) => string;

function explain(issue: z.core.$ZodIssue, placeOf: PlaceOf): readonly string[] {
  const name = issue.path.join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => {
      const what = `"${[...issue.path, key].join(".")}" is no kind of words.${didYouMean(key, namesBelow(issue.path))}`;
      return `${placeOf([...issue.path, key])}  ${what}  Take it out, or name it as in flows/languages/en/words.yml.`;
    });
  if (issue.path.length === 0) return [`${placeOf([])}  ${NO_WORDS}`];
  if (issue.code === "invalid_type") {
    const cure = 'Write "name: one | two", as in flows/languages/en/words.yml, and "" where there are no such words.';
    return [`${placeOf(issue.path)}  "${name}" holds no words.  ${cure}`];
  }
  return [`${placeOf(issue.path)}  "${name}" ${issue.message}.  Write it as in flows/languages/en/words.yml.`];
}

const NO_WORDS = "The file holds no lists of words.  Name each as in flows/languages/en/words.yml: yes: one | two.";

/** Kinds of words that there are, or those of a group. */
function namesBelow(path: readonly PropertyKey[]): readonly string[] {
  const [group] = path;
  const inner = group === undefined ? wordShape : Object.entries(wordShape.shape).find(([name]) => name === group)?.[1];
  const shape = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
  return shape instanceof z.ZodObject ? Object.keys(shape.shape) : [];
}

/** Where the key at the end of the path stands; for a key that is missing, the one above it. */
function offsetOf(node: unknown, path: readonly PropertyKey[]): number {
  const [step, ...rest] = path;
  if (step === undefined || !isMap(node)) return 0;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
  const here = isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
  return Math.max(here, offsetOf(pair?.value, rest));
}

/** The kinds of words that hold several lists, each for itself. */
const GROUPS = ["email", "commands", "durations", "decisions", "helps", "numerals", "ranges", "told"] as const;

export interface LaidWords {
  readonly words: LanguageWords;
  /** As YAML. */
  readonly text: string;
  /** Every mistake in the own file, as `file:line:column  what, and what to do`. */
  readonly mistakes: readonly string[];
}

/**
 * Lays an operator's word file over the shipped one: each list takes the place of the shipped list of its name, and what
 * the own file does not name is the shipped one's. A list with a mistake is left out.
 *
 * @param shipped YAML, without a mistake
 */
export function layWordsOver(shipped: string, own: string, file: string): LaidWords {
  const base = listsIn(parseDocument(shipped).toJS());
  const source = openWords(own, file);
  const value: unknown = source.broken.length > 0 ? {} : source.document.toJS();
  const written = listsIn(value);
  const mistakes = [...source.broken, ...(isNamed(value) ? [] : [`${source.place([])}  ${NO_WORDS}`])];
  const laid = new Map(base);
  for (const [name, list] of written) {
    const path = name.split(".");
    const parsed = wordShape.safeParse(fromLists(new Map([...laid, [name, list]])));
    if (parsed.success) laid.set(name, list);
    else mistakes.push(...parsed.error.issues.flatMap((issue) => explainAt(issue, path, source.place)));
  }
  const all = fromLists(laid);
  return { words: wordShape.parse(all), text: JSON.stringify(all), mistakes };
}

/** A mistake stands at the list that brought it in. */
function explainAt(issue: z.core.$ZodIssue, path: readonly string[], placeOf: PlaceOf): readonly string[] {
  const here: PlaceOf = (there) => placeOf(there.length < path.length ? path : there);
  return explain(issue, here).map((sentence) => `${sentence} Until then the shipped words count.`);
}

/** Every list by its name: `maybe`, and in a group `email.dot`. */
function listsIn(value: unknown): ReadonlyMap<string, unknown> {
  const entries = isNamed(value) ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([name, list]): readonly (readonly [string, unknown])[] =>
      GROUPS.some((group) => group === name) && isNamed(list)
        ? Object.entries(list).map(([inner, words]) => [`${name}.${inner}`, words] as const)
        : [[name, list]],
    ),
  );
}

function fromLists(lists: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  const top = new Map<string, unknown>();
  const groups = new Map<string, Map<string, unknown>>();
  for (const [name, list] of lists) {
    const [group = "", inner] = name.split(".");
    if (inner === undefined) top.set(name, list);
    else groups.set(group, new Map([...(groups.get(group) ?? []), [inner, list]]));
  }
  for (const [group, inner] of groups) top.set(group, Object.fromEntries(inner));
  return Object.fromEntries(top);
}

const isNamed = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

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

const LIST = /^[a-z]+(?:-[a-z]+)*$/u;

/** Each line of what may be told is a pattern; other lists of the group are for its patterns to name. */
const toldWords = z.record(z.string().regex(LIST, "must be lower-case words with hyphens"), words);

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
  codeHints: words.optional(),
  codeParts: words.optional(),
  codeStarts: words.optional(),
  codeEnds: words.optional(),
  codesOfOthers: words,
  connectors: words,
  possessives: words,
  passwordStates: words,
  stateEndings: words,
  passwordThings: words.optional(),
  secretLeads: words.optional(),
  asPassword: words.optional(),
  phraseLabels: words.optional(),
  secretQuestions: words.optional(),
  clauseBreaks: words.optional(),
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
    months: rows(12, "January to December").optional(),
    ends: rows(5, "the end of the day, the week, the weekend, the month, the year").optional(),
    endsOf: words.optional(),
    bounds: words.optional(),
    dates: words.optional(),
    halves: words.optional(),
    few: words.optional(),
    vague: words.optional(),
    either: words.optional(),
  }),
  numerals: z.strictObject({ numbers: numbered, joints: words, repeats: numbered }).optional(),
  ranges: z.strictObject({ to: words, between: words }).optional(),
  requestLabels: words,
  decisions: z
    .strictObject({ approve: needed, decline: needed, yes: needed, no: needed, around: words, because: words })
    .optional(),
  linkLabels: words.optional(),
  unlink: words.optional(),
  helps: z
    .strictObject({ reset: needed, objects: needed, whole: words, unlock: needed, own: words, around: words })
    .optional(),
  subjects: words.optional(),
  vague: words.optional(),
  absences: words.optional(),
  wishCores: words.optional(),
  wishing: words.optional(),
  denials: words.optional(),
  fine: words.optional(),
  knowing: words.optional(),
  asking: words.optional(),
  everyday: words.optional(),
  introductions: words.optional(),
  strangers: words.optional(),
  told: toldWords.optional(),
}) satisfies z.ZodType<LanguageWords>;

import { z } from "zod";
import type { LanguageWords } from "./language-words.ts";
import { strangeLists } from "./misuse-rule.ts";

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
export const wordShape = z.strictObject({
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

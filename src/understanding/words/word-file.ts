import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { no, ok, type Outcome } from "../../shared/outcome.ts";
import type { LanguageWords } from "./language-words.ts";
import { wordShape } from "./word-shape.ts";

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

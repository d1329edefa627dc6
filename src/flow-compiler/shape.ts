import type { z } from "zod";
import type { Diagnostic } from "./diagnostic.ts";
import { didYouMean, listed } from "../shared/did-you-mean.ts";
import { isRecord, mistake, type Path, type Source } from "./source.ts";
import { type FlowShape, flowSchema, KEYS } from "./schema.ts";

export type Shaped =
  | { readonly ok: true; readonly shape: FlowShape }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Holds a file against the schema and says every difference at the very key or value it is about. */
export function shapeFlow(source: Source): Shaped {
  const parsed = flowSchema.safeParse(source.value);
  return parsed.success
    ? { ok: true, shape: parsed.data }
    : { ok: false, diagnostics: parsed.error.issues.flatMap((issue) => explain(source, issue)) };
}

type Issue = z.core.$ZodIssue;

function explain(source: Source, issue: Issue): readonly Diagnostic[] {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(source, path, key));
  if (issue.code === "invalid_key") return [badName(source, path)];
  return [valueAt(source.value, path) === undefined ? missingKey(source, path) : wrongValue(source, path, issue)];
}

function unknownKey(source: Source, path: Path, key: string): Diagnostic {
  const known = knownKeys(source.value, path);
  const what = `Nothing here is called "${key}".${didYouMean(key, known)}`;
  return mistake(source, source.atKey([...path, key]), "unknown-key", what, `Use one of: ${listed(known)}.`);
}

function badName(source: Source, path: Path): Diagnostic {
  const written = String(path.at(-1));
  const what = `"${written}" cannot be a name.${meant(written, "-")}`;
  return mistake(source, source.atKey(path), "wrong-value", what, NAME_CURE);
}

function missingKey(source: Source, path: Path): Diagnostic {
  const above = path.slice(0, -1);
  const place = above.length === 0 ? source.at([]) : source.atKey(above);
  const key = String(path.at(-1) ?? "");
  const what = `The key "${key}" is missing here.`;
  const cure = key === "kind" ? `Add kind: with one of ${listed(kindsAt(above))}.` : `Add a line "${key}: …".`;
  return mistake(source, place, "missing-key", what, cure);
}

function wrongValue(source: Source, path: Path, issue: Issue): Diagnostic {
  const value = wordOf(valueAt(source.value, path));
  const { hint, cure } = remedy(value ?? "", path, issue);
  const written = value === undefined ? "This" : `"${value.slice(0, 60)}"`;
  return mistake(source, source.at(path), "wrong-value", `${written} does not fit ${called(path)}.${hint}`, cure);
}

/** Nobody counts the entries of a list: an entry goes by the name of its list. */
const namesIn = (path: Path): readonly string[] => path.filter((part) => typeof part === "string");

/** How people would call what stands there: `next of the step "wait"`, `the option "yes" in hears of the step "wait"`. */
function called(path: Path): string {
  const [top = "the file", step, key, name] = namesIn(path);
  if (top !== "steps" || step === undefined) return step === undefined ? top : `${step} in ${top}`;
  const its = `the step "${step}"`;
  if (key === undefined) return its;
  return name === undefined ? `${key} of ${its}` : `"${name}" in ${key} of ${its}`;
}

/** A single value as it is written; undefined for lists and mappings. */
const wordOf = (value: unknown) =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

function remedy(value: string, path: Path, issue: Issue): { readonly hint: string; readonly cure: string } {
  const allowed = allowedWords(path, issue);
  if (allowed) return { hint: didYouMean(value, allowed), cure: `Use one of: ${listed(allowed)}.` };
  const isName = issue.code === "invalid_format" && !/\s/u.test(value);
  return { hint: isName ? meant(value, isWish(path) ? "_" : "-") : "", cure: plainCure(path, issue) };
}

function allowedWords(path: Path, issue: Issue): readonly string[] | undefined {
  if (issue.code === "invalid_value") return issue.values.map(String);
  return issue.code === "invalid_union" ? kindsAt(path.slice(0, -1)) : undefined;
}

/** The nearest that would do as a name. */
function meant(written: string, between: string): string {
  const words = written
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, " ")
    .toLowerCase()
    .split(/[^a-z\d]+/u);
  const name = words.filter((word) => word !== "").join(between);
  return name === "" || name === written ? "" : ` Did you mean "${name}"?`;
}

const isWish = (path: Path) => path[0] === "starts-on";

/** Keys behind which the name of a text stands. */
const TEXT_KEYS: readonly unknown[] = ["text", "retry", "why", "labels", "label"];

const WISH_CURE = "Use lower-case words joined by _, such as change_email.";
const TEXT_CURE =
  "A sentence stands in chat.yml, below the names of its flow and step: delete this line, or name a text, such as labels.stop.";
const NAME_CURE = "Use lower-case letters and digits, with hyphens between words.";

function plainCure(path: Path, issue: Issue): string {
  if (issue.code === "invalid_format" && isWish(path)) return WISH_CURE;
  if (issue.code === "invalid_format") return path.some((key) => TEXT_KEYS.includes(key)) ? TEXT_CURE : NAME_CURE;
  if (issue.code === "too_small" && issue.origin === "array") return "Write at least one entry.";
  if (issue.code === "too_small") return `Use a whole number of at least ${String(issue.minimum)}.`;
  if (issue.code === "too_big") {
    return issue.origin === "string"
      ? `Use at most ${String(issue.maximum)} characters.`
      : `Use a whole number of at most ${String(issue.maximum)}.`;
  }
  return issue.code === "invalid_type"
    ? (TYPE_CURES[issue.expected] ?? NAME_CURE)
    : `See the schema at ${namesIn(path).join(".")}.`;
}

const TYPE_CURES: Readonly<Record<string, string>> = {
  string: "Write one name here.",
  int: "Write a whole number here.",
  number: "Write a whole number here.",
  array: "Write a list here: [one, two].",
  record: "Write name: value pairs here, indented below the key.",
  object: "Write name: value pairs here, indented below the key.",
};

const kindsAt = (path: Path) => Object.keys(path.length === 0 ? KEYS.flow : KEYS.step);

function knownKeys(value: unknown, path: Path): readonly string[] {
  if (path.at(-1) === "limit") return ["times", "then"];
  const kind = String(valueAt(value, [...path, "kind"]));
  return (path.length === 0 ? KEYS.flow : KEYS.step)[kind] ?? [];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => {
    if (Array.isArray(node)) return node.find((_, index) => index === key);
    return isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined;
  }, value);
}

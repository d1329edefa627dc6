import { isRecord } from "./is-record.ts";
import { LANGUAGES, type Language } from "../shared/language.ts";
import type { ReadTexts, Words } from "./book.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { mistake, type Source } from "./source.ts";

export type TextsRead =
  | { readonly ok: true; readonly texts: ReadTexts }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads `texts/<language>.yml`: names inside names, and words at the ends. The id of a text is the way to it, joined
 * with dots; the name `text` stands for the name above it, so that a question can keep its own words beside its options.
 */
export function readTexts(source: Source): TextsRead {
  const language = languageOf(source.file);
  if (!language) return { ok: false, diagnostics: [strangeLanguage(source)] };
  const found = collect(source, source.value, []);
  const diagnostics = found.flatMap((one) => ("code" in one ? [one] : []));
  const texts = new Map(found.flatMap((one) => ("code" in one ? [] : [[one.id, one.words] as const])));
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, texts: { language, source, texts } };
}

const languageOf = (file: string): Language | undefined => {
  const name = file
    .split("/")
    .at(-1)
    ?.replace(/\.yml$/, "");
  return LANGUAGES.find((language) => language === name);
};

function strangeLanguage(source: Source): Diagnostic {
  const what = "This file is named after a language that is not spoken here.";
  const cure = `Name it after one of ${LANGUAGES.join(", ")}, or add the language to src/shared/language.ts.`;
  return mistake(source, { line: 1, column: 1 }, "wrong-value", what, cure);
}

interface Text {
  readonly id: string;
  readonly words: Words;
}

function collect(source: Source, value: unknown, path: readonly string[]): readonly (Text | Diagnostic)[] {
  const place = source.at(path);
  if (typeof value === "string") return [{ id: idOf(path), words: { words: value, place } }];
  if (isRecord(value)) return Object.entries(value).flatMap(([key, below]) => collect(source, below, [...path, key]));
  const what = `${path.length === 0 ? "The file" : `"${path.join(".")}"`} holds neither words nor names with words.`;
  return [mistake(source, place, "wrong-value", what, "Write the words here, in quotes if they look like a number.")];
}

const idOf = (path: readonly string[]) => (path.at(-1) === "text" ? path.slice(0, -1) : path).join(".");

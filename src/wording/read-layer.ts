import { lstatSync } from "node:fs";
import {
  type Diagnostic,
  isRecord,
  mistake,
  type Path,
  readSource,
  readWritten,
  type Source,
  type Words,
} from "../flow-compiler/flow-compiler.ts";

/** One file of words by name: `signIn.title` is the line `title` below `signIn`, and `starters.0` the first of a list. */
export interface Layer {
  readonly file: string;
  /** By id, in the order of the file. */
  readonly texts: ReadonlyMap<string, Words>;
  /** What keeps the file, or lines of it, from being read. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a file of words.
 *
 * @returns undefined where there is none; never throws
 */
export function readLayer(file: string): Layer | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })) return undefined;
  const written = readWritten(file);
  if ("text" in written) return layerOf(file, written.text);
  return { file, texts: new Map(), diagnostics: [{ code: "unreadable", file, ...written.noText }] };
}

/** @param text the content of `file`; an empty one holds no words and no mistake */
export function layerOf(file: string, text: string): Layer {
  const reading = readSource({ path: file, text });
  if (!reading.ok) return { file, texts: new Map(), diagnostics: reading.diagnostics };
  if (reading.source.value === null) return { file, texts: new Map(), diagnostics: [] };
  const found = isRecord(reading.source.value)
    ? below(reading.source, [], reading.source.value)
    : [wrong(reading.source, [], "The file holds no texts.", 'Write name: "words", as in the English file.')];
  return {
    file,
    texts: new Map(found.flatMap((one) => ("code" in one ? [] : [[one.id, one.words] as const]))),
    diagnostics: found.flatMap((one) => ("code" in one ? [one] : [])),
  };
}

interface Named {
  readonly id: string;
  readonly words: Words;
}

const below = (source: Source, path: Path, value: object): readonly (Named | Diagnostic)[] =>
  Object.entries(value).flatMap(([key, one]: [string, unknown]) => readValue(source, [...path, key], one));

function readValue(source: Source, path: Path, value: unknown): readonly (Named | Diagnostic)[] {
  if (typeof value === "string") {
    return [{ id: path.join("."), words: { words: value, place: source.at(path), source } }];
  }
  if (typeof value === "object" && value !== null) return below(source, path, value);
  const name = path.filter((part) => typeof part === "string" && !/^\d+$/u.test(part)).join(".");
  const what = value === null ? `Behind "${name}" stand no words.` : `"${name}" stands for something else than words.`;
  return [wrong(source, path, what, "Write the words behind it, in quotes.")];
}

const wrong = (source: Source, path: Path, what: string, cure: string) =>
  mistake(source, source.at(path), "wrong-value", what, cure);

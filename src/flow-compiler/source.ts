import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument } from "yaml";
import type { Code, Diagnostic, Place } from "./diagnostic.ts";
import { yamlMistakes } from "./yaml-mistakes.ts";

/** Keys and indexes from the top of a file down to a value. */
export type Path = readonly (string | number)[];

/** A file as it was written. */
export interface SourceFile {
  /** Path below the flows folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A YAML file that could be read, and where everything in it stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at `path` begins; for a path that does not exist, the value above it. */
  readonly at: (path: Path) => Place;
  /** Where the key that leads to the value at `path` begins. */
  readonly atKey: (path: Path) => Place;
  /** Whether something is written at `path`. */
  readonly has: (path: Path) => boolean;
  /** Whether all that is written there can be had by its path: no key stands twice. */
  readonly isWhole: boolean;
}

type ReadSource =
  { readonly ok: true; readonly source: Source } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads YAML 1.2 (`yes` and `no` are words) without duplicate keys, anchors, aliases, merge keys and tags. */
export function readSource({ path: file, text }: SourceFile): ReadSource {
  const { document, place } = parsed(text);
  const mistakes = yamlMistakes(document, text);
  if (mistakes.length > 0) {
    return {
      ok: false,
      diagnostics: mistakes.map(({ offset, ...mistake }) => ({ file, ...place(offset), ...mistake })),
    };
  }
  return { ok: true, source: sourceOf(file, document, place, true) };
}

/** The same of a file with mistakes, as far as it can be understood. For whoever looks for further ones. */
export function readDespite({ path: file, text }: SourceFile): Source | undefined {
  const { document, place } = parsed(text);
  const errors = document.errors.filter(({ code }) => code !== "DUPLICATE_KEY");
  try {
    return errors.length > 0 ? undefined : sourceOf(file, document, place, document.errors.length === 0);
  } catch {
    // An alias of nothing.
    return undefined;
  }
}

function parsed(text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: "1.2", merge: false, lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return { document, place };
}

function sourceOf(file: string, document: Document, place: (offset: number) => Place, isWhole: boolean): Source {
  const at = (path: Path) => place(walk(document, path).value);
  const atKey = (path: Path) => place(walk(document, path).key);
  const has = (path: Path) => document.hasIn(path);
  return { file, value: document.toJS(), at, atKey, has, isWhole };
}

/** A diagnostic for a place in a source. */
export const mistake = (source: Source, place: Place, code: Code, what: string, cure: string): Diagnostic => ({
  code,
  file: source.file,
  line: place.line,
  column: place.column,
  what,
  cure,
});

interface Offsets {
  readonly key: number;
  readonly value: number;
}

/** Follows the path as far as it goes. */
function walk(document: Document, path: Path): Offsets {
  let node: unknown = document.contents;
  let found: Offsets = { key: startOf(node), value: startOf(node) };
  for (const step of path) {
    const next = childOf(node, step);
    if (!next) return found;
    node = next.value;
    const key = startOf(next.key);
    found = { key, value: isNode(node) && startOf(node) > 0 ? startOf(node) : key };
  }
  return found;
}

function childOf(node: unknown, step: string | number): Pick<Pair, "key" | "value"> | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step));
  if (!isSeq(node)) return undefined;
  const value = node.items[Number(step)];
  return value === undefined ? undefined : { key: value, value };
}

const startOf = (node: unknown) => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** Names and values, as in a YAML mapping. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from "yaml";
import type { Outcome } from "../shared/outcome.ts";

export interface LaidSentences<Sentences> {
  readonly sentences: Sentences;
  /** Every mistake in the own file, as `file:line:column  what, and what to do`. */
  readonly mistakes: readonly string[];
}

/** A reader of one kind of file: phrases or reports. */
type Read<Sentences> = (text: string, file: string) => Outcome<Sentences, string>;

type Lists = Readonly<Record<string, unknown>>;

/** A sentence of the own file, the names of the lists that it stands in, and where. */
interface Own {
  readonly path: readonly string[];
  readonly sentence: string;
}

/**
 * Lays an operator's file of phrases or reports over the shipped one: its sentences are added, each under the name that it
 * stands below. One that is shipped under another name moves. What cannot be read is left out.
 *
 * @param shipped what the shipped file says
 * @param read refuses what does not belong into such a file
 */
export function laySentencesOver<Sentences extends Lists>(
  shipped: Sentences,
  own: { readonly text: string; readonly file: string },
  read: Read<Sentences>,
): LaidSentences<Sentences> {
  const { sentences, mistakes } = sentencesIn(own.text, own.file, shipped);
  const laid = read(JSON.stringify(add(shipped, sentences)), own.file);
  if (laid.ok) return { sentences: laid.value, mistakes };
  return { sentences: shipped, mistakes: [...mistakes, laid.reason] };
}

function sentencesIn(text: string, file: string, shipped: Lists) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${String(Math.max(1, line))}:${String(Math.max(1, col))}`;
  };
  const mistakes = document.errors.map(({ pos, message }) => `${at(pos[0])}  not valid YAML: ${message}`);
  const sentences: Own[] = [];
  const wrong = (node: unknown, what: string) => void mistakes.push(`${at(offsetOf(node))}  ${what}`);
  const pairs = mistakes.length === 0 && isMap(document.contents) ? document.contents.items : [];
  for (const pair of pairs) {
    const name = nameOf(pair);
    if (Object.hasOwn(shipped, name)) collect(pair, [name], sentences, wrong);
    else wrong(pair.key, `"${name}" is not known here. Use one of: ${Object.keys(shipped).join(", ")}.`);
  }
  return { sentences, mistakes };
}

/** A list of sentences, or lists by name. */
function collect(
  pair: Pair,
  path: readonly string[],
  found: Own[],
  wrong: (node: unknown, what: string) => void,
): void {
  if (isMap(pair.value) && path.length === 1) {
    for (const inner of pair.value.items) collect(inner, [...path, nameOf(inner)], found, wrong);
    return;
  }
  if (!isSeq(pair.value)) {
    wrong(pair.key, `"${path.join(".")}" must hold a list of sentences, one a line: - …`);
    return;
  }
  for (const item of pair.value.items) {
    const sentence: unknown = isScalar(item) ? item.value : undefined;
    const length = typeof sentence === "string" ? sentence.trim().length : 0;
    if (typeof sentence === "string" && length > 0 && length <= LONGEST)
      found.push({ path, sentence: sentence.trim() });
    else wrong(item, `A sentence must be a text of 1 to ${String(LONGEST)} characters.`);
  }
}

/** As the readers of these files have it. */
const LONGEST = 600;

const nameOf = ({ key }: Pair) => (isScalar(key) ? String(key.value) : "");

const offsetOf = (node: unknown) => (isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0);

function add(shipped: Lists, own: readonly Own[]): Lists {
  const home = new Map(own.map(({ path, sentence }) => [sentence, path.join("\n")]));
  const without = (list: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(list))
      return list.filter((one) => !home.has(String(one)) || home.get(String(one)) === path.join("\n"));
    if (typeof list !== "object" || list === null) return list;
    return Object.fromEntries(Object.entries(list).map(([name, inner]) => [name, without(inner, [...path, name])]));
  };
  return own.reduce<Lists>(
    (lists, one) => (home.get(one.sentence) === one.path.join("\n") ? insert(lists, one.path, one.sentence) : lists),
    Object.fromEntries(Object.entries(shipped).map(([name, list]) => [name, without(list, [name])])),
  );
}

function insert(lists: Lists, [name = "", ...rest]: readonly string[], sentence: string): Lists {
  const there = lists[name];
  if (rest.length > 0) {
    const inner = typeof there === "object" && there !== null && !Array.isArray(there) ? there : {};
    return { ...lists, [name]: insert({ ...inner }, rest, sentence) };
  }
  const list: readonly unknown[] = Array.isArray(there) ? there : [];
  return list.includes(sentence) ? lists : { ...lists, [name]: [...list, sentence] };
}

import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from "yaml";

/** A sentence, the names of the lists that it stands in, and what is wrong with the rest of the file. */
export interface Sentence {
  readonly path: readonly string[];
  readonly sentence: string;
}

export interface SentencesRead {
  readonly sentences: readonly Sentence[];
  /** Each as `file:line:column  what, and what to do`. */
  readonly mistakes: readonly string[];
}

/** What may stand in a file of sentences. */
export interface SentenceLists {
  readonly known: readonly string[];
  /** Said of a name that is not known. */
  readonly strange: (name: string) => string;
  /** Below each name stand lists by names of the writer's choice, and no list. */
  readonly families: boolean;
}

/** A longer example is a transcript, not a sentence (UTF-16 units). */
const LONGEST = 600;

type Wrong = (node: unknown, what: string) => void;

/**
 * Reads a file of sentences, lists by name. Whatever can be read is read, beside every mistake.
 *
 * @param text YAML
 * @param file for the mistakes
 */
export function readSentences(text: string, file: string, lists: SentenceLists): SentencesRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${String(Math.max(1, line))}:${String(Math.max(1, col))}`;
  };
  const mistakes = document.errors.map(({ pos, message }) => `${at(pos[0])}  not valid YAML: ${message}`);
  if (mistakes.length > 0) return { sentences: [], mistakes };
  const sentences: Sentence[] = [];
  const wrong: Wrong = (node, what) => void mistakes.push(`${at(offsetOf(node))}  ${what}`);
  const { contents } = document;
  if (contents !== null && !isMap(contents))
    wrong(contents, "The file must hold lists of sentences by name: name: [ … ].");
  for (const pair of isMap(contents) ? contents.items : []) {
    const name = nameOf(pair);
    if (!lists.known.includes(name)) wrong(pair.key, lists.strange(name));
    else if (lists.families) collectFamilies(pair, name, sentences, wrong);
    else collect(pair, [name], sentences, wrong);
  }
  return { sentences, mistakes };
}

function collectFamilies(pair: Pair, name: string, found: Sentence[], wrong: Wrong): void {
  if (isMap(pair.value)) for (const inner of pair.value.items) collect(inner, [name, nameOf(inner)], found, wrong);
  else wrong(pair.key, `Below "${name}" stand lists of sentences, each under a name of your choice.`);
}

function collect(pair: Pair, path: readonly string[], found: Sentence[], wrong: Wrong): void {
  const name = path.join(".");
  if (!isSeq(pair.value)) {
    wrong(pair.key, `"${name}" must hold a list of sentences, one a line: - …`);
    return;
  }
  for (const item of pair.value.items) {
    const sentence: unknown = isScalar(item) ? item.value : undefined;
    const length = typeof sentence === "string" ? sentence.trim().length : 0;
    if (typeof sentence === "string" && length > 0 && length <= LONGEST)
      found.push({ path, sentence: sentence.trim() });
    else
      wrong(item, `A sentence under "${name}" must be a text of 1 to ${String(LONGEST)} characters: put it in quotes.`);
  }
}

const nameOf = ({ key }: Pair) => (isScalar(key) ? String(key.value) : "");

const offsetOf = (node: unknown) => (isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0);

/** The lists of a file, by name, in the order in which they are known. */
export const listsOf = (
  known: readonly string[],
  sentences: readonly Sentence[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    known.map((name) => [name, sentences.filter(({ path }) => path[0] === name).map(({ sentence }) => sentence)]),
  );

import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from "yaml";

/** A sentence, the names of the lists that it stands in, and what is wrong with the rest of the file. */
export interface Sentence {
  readonly path: readonly string[];
  readonly sentence: string;
  /** Of one that was read: `file:line:column`. */
  readonly at?: string;
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
  const mistakes = document.errors.map(({ pos, message }) => `${at(pos[0])}  This is not valid YAML: ${message}.`);
  if (mistakes.length > 0) return { sentences: [], mistakes };
  const sentences: Sentence[] = [];
  const wrong: Wrong = (node, what) => void mistakes.push(`${at(offsetOf(node))}  ${what}`);
  const found: Found = {
    wrong,
    add: (node, path, sentence) => void sentences.push({ path, sentence, at: at(offsetOf(node)) }),
  };
  const { contents } = document;
  if (contents !== null && !isMap(contents))
    wrong(contents, "The file holds no lists of sentences.  Write a name, and the sentences below it: name: [ … ].");
  for (const pair of isMap(contents) ? contents.items : []) {
    const name = nameOf(pair);
    if (!lists.known.includes(name)) wrong(pair.key, lists.strange(name));
    else if (lists.families) collectFamilies(pair, name, found);
    else collect(pair, [name], found);
  }
  return { sentences, mistakes };
}

/** Takes what is read of a file. */
interface Found {
  readonly wrong: Wrong;
  readonly add: (node: unknown, path: readonly string[], sentence: string) => void;
}

function collectFamilies(pair: Pair, name: string, found: Found): void {
  if (isMap(pair.value)) for (const inner of pair.value.items) collect(inner, [name, nameOf(inner)], found);
  else found.wrong(pair.key, `Below "${name}" stand no lists.  Give each list of sentences a name of your choice.`);
}

function collect(pair: Pair, path: readonly string[], found: Found): void {
  const name = path.join(".");
  if (!isSeq(pair.value)) {
    found.wrong(pair.key, `Below "${name}" stands no list of sentences.  Write them below it, one a line: - …`);
    return;
  }
  for (const item of pair.value.items) {
    const sentence: unknown = isScalar(item) ? item.value : undefined;
    const length = typeof sentence === "string" ? sentence.trim().length : 0;
    if (typeof sentence === "string" && OPEN_CHOICE.test(sentence)) found.wrong(item, UNCLOSED);
    else if (typeof sentence === "string" && length > 0 && length <= LONGEST) found.add(item, path, sentence.trim());
    else found.wrong(item, strange(name, length));
  }
}

/** "(yes|sure do it": several ways that are nowhere at an end. */
const OPEN_CHOICE = /\([^()]*\|[^()]*$/u;
const UNCLOSED = "A choice in this sentence is not closed.  Write ) behind its last way: (yes|sure) do it.";

const strange = (name: string, length: number) =>
  length > LONGEST
    ? `A sentence under "${name}" has ${String(length)} characters.  Write at most ${String(LONGEST)}, as people do.`
    : `Under "${name}" stands something that is no sentence.  Put it in quotes, or delete the line.`;

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

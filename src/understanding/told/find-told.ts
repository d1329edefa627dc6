import type { Understood } from "../../engine/engine.ts";
import { type Told, TOLD } from "../../shared/told.ts";
import { saysLength } from "../entities/named-values.ts";
import { fold } from "../fold.ts";
import { entriesOf, everyEntry, ofVocabulary, type Vocabulary } from "../words/words.ts";

/** So many words may stand where a pattern has a gap. */
const GAP = 4;
/** A denial so many words before a pattern turns it round: "I haven't lost my codes". */
const REACH = 3;

/**
 * What a message tells of the writer's own case, beyond doubt. What is supposed, asked, doubted, denied or somebody else's is
 * not told: a question more costs little, and a wrong thing taken silently does harm.
 *
 * @param text addresses and secrets as one word for their kind
 */
export function findTold(text: string, vocabulary: Vocabulary): readonly Told[] {
  const { patterns } = patternsOf(vocabulary);
  if (patterns.length === 0) return [];
  const found = sentencesOf(text).flatMap((sentence) => toldIn(sentence, vocabulary));
  return [...new Set(found)];
}

/** What is told by the way, and whether a length of time is in it. @param masked the text, values as one word for their kind */
export function toldBeside(masked: string, text: string, vocabulary: Vocabulary): Pick<Understood, "tells" | "lasts"> {
  const tells = findTold(masked, vocabulary);
  return {
    ...(tells.length > 0 && { tells }),
    ...(saysLength(text, vocabulary) && { lasts: true as const }),
  };
}

const sentencesOf = (text: string): readonly string[] => text.match(/[^.!?;\n…]+[.!?;\n…]*/gu) ?? [];

function toldIn(sentence: string, vocabulary: Vocabulary): readonly Told[] {
  const { patterns, unless, firsts } = patternsOf(vocabulary);
  const denies = negations(vocabulary);
  const clauses = sentence.split(/[,:()]|\s[-–—]\s/u);
  const asks = sentence.includes("?") ? clauses.length - 1 : clauses.length;
  const found: Told[] = [];
  for (const clause of clauses.slice(0, asks)) {
    const { words, accented } = tokensOf(clause);
    const end = supposedFrom(words, accented, unless);
    for (const at of words.keys()) {
      const starting = firsts.get(words[at] ?? "");
      if (!starting || isDenied(words, at, denies)) continue;
      for (const number of starting) {
        const pattern = patterns[number];
        const to = pattern && matchEnd(pattern.parts, words, at, denies);
        if (pattern && to !== undefined && to <= end) found.push(pattern.told);
      }
    }
    // What is supposed once is supposed to the end of the sentence.
    if (end < words.length) break;
  }
  return found;
}

/** Folded words, and each as it was written: "sí" says yes where "si" supposes. */
function tokensOf(clause: string): { readonly words: readonly string[]; readonly accented: readonly string[] } {
  const written =
    clause
      .toLowerCase()
      .normalize("NFC")
      .replace(/['’‘`´ʼ]/gu, "")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return { words: written.map(fold), accented: written };
}

const negations = everyEntry((words) => words.negations);

const isDenied = (words: readonly string[], at: number, denies: ReadonlySet<string>): boolean =>
  words.slice(Math.max(0, at - REACH), at).some((word) => denies.has(word));

/** Index from which on nothing counts. */
function supposedFrom(words: readonly string[], accented: readonly string[], unless: readonly Entry[]): number {
  const at = words.findIndex((_, from) =>
    unless.some(({ folded, written }) =>
      folded.every((word, index) => {
        const isWritten = accented[from + index] === written[index];
        return isWritten || (word !== written[index] && words[from + index] === word);
      }),
    ),
  );
  return at < 0 ? words.length : at;
}

interface Entry {
  readonly folded: readonly string[];
  readonly written: readonly string[];
}

/** One of these runs of words; undefined: a gap. */
type Part = readonly (readonly string[])[] | undefined;

interface Pattern {
  readonly told: Told;
  readonly parts: readonly Part[];
}

/** Where the pattern ends that begins at this word. In a gap nothing may be denied. */
function matchEnd(
  parts: readonly Part[],
  words: readonly string[],
  at: number,
  denies: ReadonlySet<string>,
): number | undefined {
  const [part, ...rest] = parts;
  if (parts.length === 0) return at;
  if (part === undefined) {
    for (let skipped = 0; skipped <= GAP; skipped++) {
      const to = matchEnd(rest, words, at + skipped, denies);
      if (to !== undefined) return to;
      if (denies.has(words[at + skipped] ?? "")) return undefined;
    }
    return undefined;
  }
  for (const run of part) {
    if (!run.every((word, index) => words[at + index] === word)) continue;
    const to = matchEnd(rest, words, at + run.length, denies);
    if (to !== undefined) return to;
  }
  return undefined;
}

interface Patterns {
  readonly patterns: readonly Pattern[];
  /** Patterns by the words that they can begin with. */
  readonly firsts: ReadonlyMap<string, readonly number[]>;
  readonly unless: readonly Entry[];
}

const patternsOf = ofVocabulary((vocabulary): Patterns => {
  const patterns = vocabulary.flatMap(({ words: { told = {} } }) =>
    TOLD.flatMap((name) => linesOf(told[name]).map((line): Pattern => ({ told: name, parts: partsOf(line, told) }))),
  );
  const firsts = new Map<string, number[]>();
  for (const [number, { parts }] of patterns.entries())
    for (const run of parts[0] ?? []) {
      const first = run[0] ?? "";
      firsts.set(first, [...(firsts.get(first) ?? []), number]);
    }
  const unless = vocabulary.flatMap(({ words: { told = {} } }) =>
    (told["unless"] ?? "").split(/[|\n]/u).flatMap(entryOf),
  );
  return { patterns, firsts, unless };
});

function entryOf(text: string): readonly Entry[] {
  const { words, accented } = tokensOf(text);
  return words.length === 0 ? [] : [{ folded: words, written: accented }];
}

const linesOf = (text = ""): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const PART = /\(([^()]*)\)|<([a-z-]+)>|…|[^\s()<>…]+/gu;

function partsOf(line: string, lists: Readonly<Record<string, string>>): readonly Part[] {
  return [...line.matchAll(PART)].map(([whole, choice, list]): Part => {
    if (whole === "…") return undefined;
    const entries = entriesOf(choice ?? (list === undefined ? whole : (lists[list] ?? "")));
    return entries.map((entry) => entry.split(" "));
  });
}

import { wordsOf } from "../fold.ts";
import { everyEntry, everyLine, type Vocabulary } from "../words/words.ts";
import { digitClusters } from "./digit-clusters.ts";
import { isSomethingElse } from "./find-codes.ts";
import { replaceSpans, type Span } from "./span.ts";

/** What may be a part of a code, the rest being in another message. */
export interface CodePart extends Span {
  readonly digits: string;
  /** Where it says that it belongs: "the second half is 913". */
  readonly place?: "first" | "last";
  /** The words call it a part of something, so that it can be nothing else. */
  readonly named: boolean;
}

/** A digit is a choice, and six of them are a whole code. */
const FEWEST = 2;
const MOST = 7;

/** "The first half of the code is": a longer message tells of something else. */
const MOST_WORDS = 8;

const labels = everyEntry((words) => words.codeLabels);
const parts = everyEntry((words) => words.codeParts ?? "");
const others = everyEntry((words) => words.codesOfOthers);
const ordinals = everyLine((words) => words.ordinals);
const lasts = everyEntry(
  (words) => words.last,
  (words) => words.codeEnds ?? "",
);
const firsts = everyEntry((words) => words.codeStarts ?? "");
const common = everyEntry(
  (words) => words.common,
  (words) => words.connectors,
  (words) => words.polite,
);

/**
 * The one number of a message that holds nothing else, or says that it is a part of a code.
 *
 * @param text cleaned
 * @param apart spans that hold other things: addresses
 */
export function findCodePart(text: string, apart: readonly Span[], vocabulary: Vocabulary): CodePart | undefined {
  const [cluster, ...more] = digitClusters(text, apart, vocabulary);
  if (!cluster || more.length > 0 || apart.length > 0 || isSomethingElse(text, cluster, vocabulary)) return undefined;
  if (cluster.atoms.some(({ signs }) => /[^-‐‑–—]/u.test(signs))) return undefined;
  const digits = cluster.atoms.flatMap(({ groups }) => groups.map((group) => group.digits)).join("");
  const said = wordsOf(replaceSpans(text, [cluster], " "));
  if (digits.length < FEWEST || digits.length > MOST || said.length > MOST_WORDS) return undefined;
  const has = (words: ReadonlySet<string>) => said.some((word) => words.has(word));
  const place = placeSaid(said, vocabulary);
  const named = has(parts(vocabulary));
  const isBare = said.every((word) => common(vocabulary).has(word) || isPlace(word, vocabulary));
  if (has(others(vocabulary)) || !(named || isBare || has(labels(vocabulary)))) return undefined;
  const { from, to } = cluster;
  return { from, to, digits, named: named || (isBare && place !== undefined), ...(place && { place }) };
}

const isFirst = (word: string, vocabulary: Vocabulary) =>
  ordinals(vocabulary).get(word) === 0 || firsts(vocabulary).has(word);

const isLast = (word: string, vocabulary: Vocabulary) =>
  ordinals(vocabulary).get(word) === 1 || lasts(vocabulary).has(word);

const isPlace = (word: string, vocabulary: Vocabulary) => isFirst(word, vocabulary) || isLast(word, vocabulary);

function placeSaid(said: readonly string[], vocabulary: Vocabulary): CodePart["place"] {
  if (said.some((word) => isFirst(word, vocabulary))) return "first";
  return said.some((word) => isLast(word, vocabulary)) ? "last" : undefined;
}

import type { Span } from "./entities/span.ts";
import { phraseOf, wordsOf } from "./fold.ts";
import { everyEntry, ofVocabulary, type Vocabulary } from "./words/words.ts";

const entries = everyEntry((words) => words.corrections);
const openings = ofVocabulary((vocabulary) => [...entries(vocabulary)].toSorted((a, b) => b.length - a.length));
const negations = everyEntry((words) => words.negations);
const between = everyEntry(
  (words) => words.common,
  (words) => words.connectors,
  (words) => words.addressNouns,
);
/** "No, my correct email is …": so many small words may stand between the opening and the value. */
const MOST_BETWEEN = 4;
/** "It's not …", "no es …", "não é …": the negation stands among so many words before the value. */
const REACH_OF_NEGATION = 2;

/** The values a message means, and whether they take an earlier one back. */
export interface Correction<Value extends Span> {
  readonly kept: readonly Value[];
  readonly corrects: boolean;
}

/**
 * "no, it's B", "I meant B", "not A but B". A denied value is dropped when another is left.
 *
 * @param text cleaned
 * @param values what was found in it, in order
 */
export function findCorrection<Value extends Span>(
  text: string,
  values: readonly Value[],
  vocabulary: Vocabulary,
): Correction<Value> {
  const isDenied = denier(negations(vocabulary), between(vocabulary));
  const left = values.filter((value, index) => !isDenied(text.slice(values[index - 1]?.to ?? 0, value.from)));
  const meant = afterSecondThought(text, left, vocabulary);
  const kept = meant.length > 0 ? meant : values;
  const first = kept[0];
  if (!first) return { kept, corrects: false };
  return { kept, corrects: kept.length < values.length || opensCorrection(text.slice(0, first.from), vocabulary) };
}

/** "A, wait, no, it's B", "A, perdón, B": what stands before the second thought is not meant. */
function afterSecondThought<Value extends Span>(
  text: string,
  values: readonly Value[],
  vocabulary: Vocabulary,
): readonly Value[] {
  const from = values.findLastIndex(
    (value, index) => index > 0 && turnsBack(text.slice(values[index - 1]?.to ?? 0, value.from), vocabulary),
  );
  return from < 0 ? values : values.slice(from);
}

/** Says of itself, behind whatever clause, that it takes something back. */
const turnsBack = (between: string, vocabulary: Vocabulary): boolean =>
  between
    .split(/[,.;!?:\n–—-]+/u)
    .some((_, index, clauses) => opensCorrection(clauses.slice(index).join(" "), vocabulary));

/** "Not my": only small words stand between. "No wait" denies nothing. */
const denier = (denying: ReadonlySet<string>, small: ReadonlySet<string>) => (before: string) => {
  const said = wordsOf(/[^,.;!?\n]*$/u.exec(before)?.[0] ?? "").slice(-REACH_OF_NEGATION);
  const at = said.findLastIndex((word) => denying.has(word));
  return at >= 0 && said.slice(at + 1).every((word) => small.has(word));
};

function opensCorrection(before: string, vocabulary: Vocabulary): boolean {
  const said = phraseOf(before);
  return openings(vocabulary).some((opening) => {
    if (said !== opening && !said.startsWith(`${opening} `)) return false;
    const after = said
      .slice(opening.length)
      .split(" ")
      .filter((word) => word !== "");
    return after.length <= MOST_BETWEEN && after.every((word) => between(vocabulary).has(word));
  });
}

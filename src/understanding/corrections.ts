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
  const isDenied = denier(negations(vocabulary));
  const left = values.filter((value, index) => !isDenied(text.slice(values[index - 1]?.to ?? 0, value.from)));
  const kept = left.length > 0 ? left : values;
  const first = kept[0];
  if (!first) return { kept, corrects: false };
  return { kept, corrects: kept.length < values.length || opensCorrection(text.slice(0, first.from), vocabulary) };
}

const denier = (denying: ReadonlySet<string>) => (before: string) =>
  wordsOf(/[^,.;!?\n]*$/u.exec(before)?.[0] ?? "")
    .slice(-REACH_OF_NEGATION)
    .some((word) => denying.has(word));

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

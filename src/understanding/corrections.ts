import type { Span } from "./entities/span.ts";
import { phraseOf, wordsOf } from "./fold.ts";
import { everyEntry } from "./words/words.ts";

const OPENINGS = [...everyEntry((words) => words.corrections)].toSorted((a, b) => b.length - a.length);
const NEGATIONS = everyEntry((words) => words.negations);
const BETWEEN = new Set([
  ...everyEntry((words) => words.common),
  ...everyEntry((words) => words.connectors),
  ...everyEntry((words) => words.addressNouns),
]);
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
export function findCorrection<Value extends Span>(text: string, values: readonly Value[]): Correction<Value> {
  const left = values.filter((value, index) => !isDenied(text.slice(values[index - 1]?.to ?? 0, value.from)));
  const kept = left.length > 0 ? left : values;
  const first = kept[0];
  if (!first) return { kept, corrects: false };
  return { kept, corrects: kept.length < values.length || opensCorrection(text.slice(0, first.from)) };
}

const isDenied = (before: string) =>
  wordsOf(/[^,.;!?\n]*$/u.exec(before)?.[0] ?? "")
    .slice(-REACH_OF_NEGATION)
    .some((word) => NEGATIONS.has(word));

function opensCorrection(before: string): boolean {
  const said = phraseOf(before);
  return OPENINGS.some((opening) => {
    if (said !== opening && !said.startsWith(`${opening} `)) return false;
    const between = said
      .slice(opening.length)
      .split(" ")
      .filter((word) => word !== "");
    return between.length <= MOST_BETWEEN && between.every((word) => BETWEEN.has(word));
  });
}

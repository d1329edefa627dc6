import { everyEntry, everyLine, type Vocabulary } from "../words/words.ts";

const cardinals = everyLine((words) => words.digits);
const ordinals = everyLine((words) => words.ordinals);
const last = everyEntry((words) => words.last);

/**
 * The place in a list that a word or phrase names: "2", "two", "second", "1ª", "last".
 *
 * @param phrase folded
 * @param length how long the list is
 * @returns index from 0, or undefined when it names none or one beyond the list
 */
export function positionOf(phrase: string, length: number, vocabulary: Vocabulary): number | undefined {
  const named = () => ordinals(vocabulary).get(phrase) ?? numberOf(phrase, vocabulary) - 1;
  const index = last(vocabulary).has(phrase) ? length - 1 : named();
  return index >= 0 && index < length ? index : undefined;
}

function numberOf(phrase: string, vocabulary: Vocabulary): number {
  return /^\d{1,2}$/.test(phrase) ? Number(phrase) : (cardinals(vocabulary).get(phrase) ?? 0);
}

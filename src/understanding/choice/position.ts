import { everyEntry, everyLine } from "../words/words.ts";

const CARDINALS = everyLine((words) => words.digits);
const ORDINALS = everyLine((words) => words.ordinals);
const LAST = everyEntry((words) => words.last);

/**
 * The place in a list that a word or phrase names: "2", "two", "second", "1ª", "last".
 *
 * @param phrase folded
 * @param length how long the list is
 * @returns index from 0, or undefined when it names none or one beyond the list
 */
export function positionOf(phrase: string, length: number): number | undefined {
  const index = LAST.has(phrase) ? length - 1 : (ORDINALS.get(phrase) ?? numberOf(phrase) - 1);
  return index >= 0 && index < length ? index : undefined;
}

function numberOf(phrase: string): number {
  return /^\d{1,2}$/.test(phrase) ? Number(phrase) : (CARDINALS.get(phrase) ?? 0);
}

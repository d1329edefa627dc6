import { everyEntry, everyLine, everyNumber, type Vocabulary } from "../words/words.ts";

/** A number from 0 to 999 as it is said. */
interface Numeral {
  /** As digits, without a leading zero. */
  readonly digits: string;
  /** In words. */
  readonly length: number;
}

const digits = everyLine((words) => words.digits);
const numerals = everyNumber((words) => words.numerals?.numbers ?? "");
const joints = everyEntry((words) => words.numerals?.joints ?? "");

/**
 * "Four", "thirty one", "treinta y uno", "quatrocentos e dezessete", "four hundred seventeen": the longest number that
 * begins at a word.
 *
 * @param words folded
 * @param touches whether the word after the given place stands close enough to belong to it
 */
export function numeralAt(
  words: readonly string[],
  at: number,
  vocabulary: Vocabulary,
  touches: (place: number) => boolean = () => true,
): Numeral | undefined {
  const first = partAt(words, at, vocabulary);
  if (first === undefined) return undefined;
  let number = first;
  let end = at + 1;
  for (;;) {
    const skipped = joints(vocabulary).has(words[end] ?? "") && touches(end - 1) ? end + 1 : end;
    const next = touches(skipped - 1) ? partAt(words, skipped, vocabulary) : undefined;
    const longer = next === undefined ? undefined : together(number, next, skipped > end);
    if (longer === undefined) return { digits: String(number), length: end - at };
    number = longer;
    end = skipped + 1;
  }
}

const partAt = (words: readonly string[], at: number, vocabulary: Vocabulary): number | undefined => {
  const word = words[at] ?? "";
  return digits(vocabulary).get(word) ?? numerals(vocabulary).get(word);
};

/** Hundreds take tens, tens take ones; a digit takes a hundred: "four hundred". Nothing else is one number. */
function together(number: number, next: number, joined: boolean): number | undefined {
  if (number >= 1 && number <= 9 && next === 100 && !joined) return number * 100;
  if (number >= 100 && number % 100 === 0 && next > 0 && next < 100) return number + next;
  return number % 100 >= 20 && number % 10 === 0 && next > 0 && next < 10 ? number + next : undefined;
}

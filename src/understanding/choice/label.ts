import { wordsOf } from "../fold.ts";
import { near } from "../near.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";

const common = everyEntry((words) => words.common);
const negations = everyEntry((words) => words.negations);
/** A longer message is a story, not the name of a button. */
const MOST_WORDS = 10;

export interface Labelled {
  readonly id: string;
  readonly labels: readonly string[];
}

/** The option whose label the words are, typing errors forgiven. */
export function byWholeLabel(words: readonly string[], options: readonly Labelled[]): string | undefined {
  return onlyOne(options, (label) => sameWords(words, label));
}

/**
 * The one option that the words can mean: all that they say is in its label, or they say all that its label says.
 * Undefined when none or several fit, or when the words deny what the label affirms.
 */
export function byPartOfLabel(
  words: readonly string[],
  options: readonly Labelled[],
  vocabulary: Vocabulary,
): string | undefined {
  const contentOf = (said: readonly string[]) =>
    said.filter((word) => !common(vocabulary).has(word) && word.length > 1);
  const isNegated = (said: readonly string[]) => said.some((word) => negations(vocabulary).has(word));
  const content = contentOf(words);
  if (content.length === 0 || words.length > MOST_WORDS) return undefined;
  const isNoun = content.length === words.length && !isNegated(words);
  const fits = (label: readonly string[]) => isNoun || isNegated(words) === isNegated(label);
  return (
    onlyOne(options, (label) => fits(label) && content.every((word) => has(label, word))) ??
    onlyOne(options, (label) => fits(label) && says(content, contentOf(label)))
  );
}

const has = (words: readonly string[], wanted: string) => words.some((word) => near(word, wanted));
const says = (words: readonly string[], label: readonly string[]) =>
  label.length > 0 && label.every((word) => has(words, word));

const sameWords = (words: readonly string[], label: readonly string[]) =>
  words.length === label.length && words.every((word, index) => near(word, label[index] ?? ""));

function onlyOne(options: readonly Labelled[], test: (label: readonly string[]) => boolean): string | undefined {
  const fitting = options.filter((option) => option.labels.some((label) => test(wordsOf(label))));
  return fitting.length === 1 ? fitting[0]?.id : undefined;
}

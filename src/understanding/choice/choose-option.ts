import { wordsOf } from "../fold.ts";
import { near } from "../near.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, everyLine, type Vocabulary } from "../words/words.ts";
import type { ExpectedOption } from "../port.ts";
import { type ReadReply, UNREAD } from "../replies/read-reply.ts";
import { newsOfMail, openingAnswer, wholeAnswer } from "./yes-no.ts";

const fillers = everyEntry(
  (words) => words.choice,
  (words) => words.polite,
);

const fillersAndYes = everyEntry(
  (words) => words.choice,
  (words) => words.polite,
  (words) => words.yes,
);

/** A longer message is not read as a choice at all. */
const MOST_WORDS = 12;

/**
 * Id of the offered option that a message names: by its label, its number, its place, what it says of a mail, yes or no,
 * by what it does, or by a part of its label that fits no other.
 *
 * @param text the message without addresses and codes
 * @param options in the order they were shown
 * @param said what the message does
 */
export function chooseOption(
  text: string,
  options: readonly ExpectedOption[],
  vocabulary: Vocabulary,
  said: ReadReply = UNREAD,
): string | undefined {
  const words = wordsOf(text);
  if (options.length === 0 || words.length === 0) return undefined;
  if (words.length > MOST_WORDS) return byReply(options, said, words, vocabulary);
  const hasYesNo = options.some((option) => option.id === "yes" || option.id === "no");
  const core = trimPhrases(words, (hasYesNo ? fillers : fillersAndYes)(vocabulary));
  const position = positionOf(core.join(" "), options.length, vocabulary);
  return (
    byWholeLabel(words, options)?.id ??
    (position === undefined ? undefined : options[position]?.id) ??
    whereTheMailIs(words, options, vocabulary) ??
    options.find((option) => option.id === wholeAnswer(text, vocabulary))?.id ??
    byReply(options, said, words, vocabulary) ??
    borneOut(
      options.find((option) => option.id === openingAnswer(text, vocabulary)) ??
        byPartOfLabel(words, options, vocabulary),
      options,
      said,
    )?.id
  );
}

/**
 * How likely a reply must be to choose an option. More is needed where something would be done at once: what is not clear
 * is asked again, and then there are buttons.
 */
const SURE = { toGoOn: 0.6, toAct: 0.94 } as const;

/**
 * The option that hears what the message does. "I think so" and "ok, is that so" sound like a yes to whoever has read a
 * thousand of them, but nothing is done at once for a guess or a question.
 */
function byReply(
  options: readonly ExpectedOption[],
  said: ReadReply,
  words: readonly string[],
  vocabulary: Vocabulary,
): string | undefined {
  const heard = options.find(
    ({ hears = [], actsAtOnce = false }) => said.likelihood(hears) >= (actsAtOnce ? SURE.toAct : SURE.toGoOn),
  );
  return heard?.actsAtOnce === true && isHedged(words, vocabulary) ? undefined : heard?.id;
}

const maybe = everyEntry((words) => words.maybe);
const asking = everyEntry((words) => words.asking ?? "");

function isHedged(words: readonly string[], vocabulary: Vocabulary): boolean {
  const all = ` ${words.join(" ")} `;
  const isIn = (entry: string) => all.includes(` ${entry} `);
  return [...maybe(vocabulary)].some(isIn) || [...asking(vocabulary)].some(isIn);
}

/**
 * What a part of the message names, unless the whole of it does something else: "yeah no" opens with a yes, "yes, I'm in" is
 * no wish for a person, and "will try after lunch" has a word of "Try again". Nothing is done at once for a part alone.
 */
function borneOut(
  named: ExpectedOption | undefined,
  options: readonly ExpectedOption[],
  said: ReadReply,
): ExpectedOption | undefined {
  if (!named || said === UNREAD) return named;
  const others = options.filter((option) => option !== named).flatMap(({ hears = [] }) => hears);
  if (said.likelihood(others) >= DENIED) return undefined;
  const wished = said.likelihood([...(named.hears ?? []), "other-wish"]) >= WISHED;
  return wished || named.actsAtOnce !== true ? named : undefined;
}

const DENIED = 0.4;
const WISHED = 0.7;

/** "It didn't arrive" is more than a no where the question offers that: so a mail is sent again, or looked for. */
function whereTheMailIs(
  words: readonly string[],
  options: readonly ExpectedOption[],
  vocabulary: Vocabulary,
): string | undefined {
  const said = newsOfMail(words, vocabulary);
  return said && MEANT[said].find((id) => options.some((option) => option.id === id));
}

/** The options that fit, the best first. */
const MEANT = { arrived: ["arrived"], missing: ["no-mail", "resend"] } as const;

const common = everyEntry((words) => words.common);

const negations = everyEntry((words) => words.negations);

/** A longer message is a story, not the name of a button. */
const LONGEST_LABEL = 10;

/** The option whose label the words are, typing errors forgiven. */
function byWholeLabel(words: readonly string[], options: readonly ExpectedOption[]): ExpectedOption | undefined {
  return onlyOne(options, (label) => sameWords(words, label));
}

/**
 * The one option that the words can mean: all that they say is in its label, or they say all that its label says.
 * Undefined when none or several fit, or when the words deny what the label affirms.
 */
function byPartOfLabel(
  words: readonly string[],
  options: readonly ExpectedOption[],
  vocabulary: Vocabulary,
): ExpectedOption | undefined {
  const contentOf = (said: readonly string[]) =>
    said.filter((word) => !common(vocabulary).has(word) && word.length > 1);
  const isNegated = (said: readonly string[]) => said.some((word) => negations(vocabulary).has(word));
  const content = contentOf(words);
  if (content.length === 0 || words.length > LONGEST_LABEL) return undefined;
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

function onlyOne(
  options: readonly ExpectedOption[],
  test: (label: readonly string[]) => boolean,
): ExpectedOption | undefined {
  const fitting = options.filter((option) => option.labels.some((label) => test(wordsOf(label))));
  return fitting.length === 1 ? fitting[0] : undefined;
}

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
function positionOf(phrase: string, length: number, vocabulary: Vocabulary): number | undefined {
  const named = () => ordinals(vocabulary).get(phrase) ?? numberOf(phrase, vocabulary) - 1;
  const index = last(vocabulary).has(phrase) ? length - 1 : named();
  return index >= 0 && index < length ? index : undefined;
}

function numberOf(phrase: string, vocabulary: Vocabulary): number {
  return /^\d{1,2}$/.test(phrase) ? Number(phrase) : (cardinals(vocabulary).get(phrase) ?? 0);
}

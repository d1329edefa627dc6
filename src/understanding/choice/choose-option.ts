import { wordsOf } from "../fold.ts";
import { near } from "../near.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { everyEntry, everyLine, type Vocabulary } from "../words/words.ts";
import type { Reply } from "../../shared/reply.ts";
import type { ExpectedOption } from "../port.ts";
import { type ReadReply, UNREAD } from "../replies/read-reply.ts";
import { isBareNo, isWholeAnswer, newsOfMail, openingAnswer, wholeAnswer } from "./yes-no.ts";

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
  const put = { words, isQuestion: /[?¿]/u.test(text), saysYes: saysYes(text, vocabulary) };
  const heard = () => byReply(options, said, put, vocabulary);
  if (words.length > MOST_WORDS) return heard();
  const hasYesNo = options.some((option) => option.id === "yes" || option.id === "no");
  const core = trimPhrases(words, (hasYesNo ? fillers : fillersAndYes)(vocabulary));
  // "De una" agrees, and is not the first of a list.
  const isAnswer = isWholeAnswer(words, vocabulary);
  const position =
    isAnswer || (hasYesNo && saysYes(text, vocabulary))
      ? undefined
      : positionOf(core.join(" "), options.length, vocabulary);
  const answered = options.find((option) => option.id === wholeAnswer(text, vocabulary));
  return (
    byWholeLabel(words, options)?.id ??
    (position === undefined ? undefined : options[position]?.id) ??
    whereTheMailIs(words, options, vocabulary) ??
    unlessNews(isAnswer ? answered : borneOut(answered, options, said), said)?.id ??
    heard() ??
    unlessNews(
      borneOut(
        options.find((option) => option.id === openingAnswer(text, vocabulary)),
        options,
        said,
      ),
      said,
    )?.id ??
    borneOut(byPartOfLabel(words, options, vocabulary), options, said, NOT_STRANGE)?.id
  );
}

const saysYes = (text: string, vocabulary: Vocabulary) => openingAnswer(text, vocabulary) === "yes";

/**
 * How likely a reply must be to choose an option. More is needed where something would be done at once, of a question, and
 * of words that deny where nothing that denies is heard ("don't you dare"): what is not clear is asked again, and then
 * there are buttons. For bad news it takes less: at worst one more mail is sent to whoever has none.
 */
const SURE = { toGoOn: 0.45, ofQuestion: 0.8, toAct: 0.94, ofBadNews: 0.9, afterYes: 0.7, ofDenial: 0.99 } as const;

const NEGATIVE: ReadonlySet<Reply> = new Set(["deny", "lacks", "missing", "did-not-work", "not-yet"]);

/** How the words are put, beside what they do. */
interface Put {
  readonly words: readonly string[];
  readonly isQuestion: boolean;
  /** A plain yes stands in front. */
  readonly saysYes: boolean;
}

/**
 * The option that hears what the message does, the likeliest if several do. "I think so" and "ok, is that so" sound like a
 * yes to whoever has read a thousand of them, but nothing is done at once for a guess or a question.
 */
function byReply(
  options: readonly ExpectedOption[],
  said: ReadReply,
  put: Put,
  vocabulary: Vocabulary,
): string | undefined {
  const likely = options.map((option) => ({ option, likelihood: said.likelihood(option.hears ?? []) }));
  const [best] = likely.toSorted((one, other) => other.likelihood - one.likelihood);
  if (!best) return undefined;
  const { words, isQuestion } = put;
  const { actsAtOnce = false, hears = [], id } = best.option;
  if (!actsAtOnce) return best.likelihood >= (isQuestion ? SURE.ofQuestion : SURE.toGoOn) ? id : undefined;
  // Half a yes and half a complaint make no certainty.
  const agrees = said.likelihood(hears.filter((reply) => !NEGATIVE.has(reply)));
  const denies = said.likelihood(hears.filter((reply) => NEGATIVE.has(reply)));
  const enough = isNegated(words, vocabulary) ? SURE.ofDenial : put.saysYes ? SURE.afterYes : SURE.toAct;
  const isSure = agrees >= enough || denies >= SURE.ofBadNews;
  return isSure && !isHedged(words, vocabulary) ? id : undefined;
}

const isNegated = (words: readonly string[], vocabulary: Vocabulary) =>
  words.some((word) => negations(vocabulary).has(word));

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
  least = 0,
): ExpectedOption | undefined {
  if (!named || said === UNREAD) return named;
  const others = options.filter((option) => option !== named).flatMap(({ hears = [] }) => hears);
  if (said.likelihood(others) >= DENIED) return undefined;
  const { hears = [] } = named;
  const wished = said.likelihood([...hears, "other-wish"]);
  return wished >= (named.actsAtOnce === true ? WISHED : hears.length > 0 ? least : 0) ? named : undefined;
}

/** "No, it still doesn't work" is bad news and no refusal, where the no is only that. */
function unlessNews(named: ExpectedOption | undefined, said: ReadReply): ExpectedOption | undefined {
  const { hears = [] } = named ?? {};
  const unheard = hears.length === 0 ? [] : BAD_NEWS.filter((reply) => !hears.includes(reply));
  return said.likelihood(unheard) >= DENIED ? undefined : named;
}

const BAD_NEWS: readonly Reply[] = ["did-not-work", "missing"];

const DENIED = 0.4;
const WISHED = 0.7;
/** "I'm in the queue at the shop" has a word of "I'm in". */
const NOT_STRANGE = 0.2;

/**
 * "It didn't arrive" is more than a no where the question offers that: so a mail is sent again, or looked for. Where no
 * option is a no, a bare one says just this: whoever is asked for a code and writes "no" has none.
 */
function whereTheMailIs(
  words: readonly string[],
  options: readonly ExpectedOption[],
  vocabulary: Vocabulary,
): string | undefined {
  const isNews = isBareNo(words, vocabulary) && !options.some(({ id }) => id === "no");
  const said = newsOfMail(words, vocabulary) ?? (isNews ? "missing" : undefined);
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
  const content = contentOf(words);
  if (content.length === 0 || words.length > LONGEST_LABEL) return undefined;
  const isNoun = content.length === words.length && !isNegated(words, vocabulary);
  const fits = (label: readonly string[]) => isNoun || isNegated(words, vocabulary) === isNegated(label, vocabulary);
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

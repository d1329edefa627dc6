import type { Command, Intent, IntentResult, Reply } from "../engine/engine.ts";
import { chooseOption } from "./choice/choose-option.ts";
import { wholeAnswer, yesOrNo } from "./choice/yes-no.ts";
import { cleanText } from "./clean.ts";
import { findCommand, isOutburst, steeringInside, wholeMessage } from "./commands/find-command.ts";
import { findCorrection } from "./corrections.ts";
import type { Doubt } from "./doubt/doubt-model.ts";
import { isAnswer, isDoubtful, SURE_OF_ANSWER, SURE_OF_REPORT } from "./doubt/is-doubtful.ts";
import { maskValues } from "./entities/mask.ts";
import { awaitedValues, givenBy, isLengthOnly, type NamedValue, valuesIn } from "./entities/named-values.ts";
import { replaceSpans } from "./entities/span.ts";
import { phraseOf, wordsOf } from "./fold.ts";
import { hashOf } from "./hash.ts";
import { findInquiry, type FoundInquiry } from "./inquiries/find-inquiry.ts";
import type { GuessInquiry } from "./inquiries/inquiry-model.ts";
import { readReply } from "./replies/read-reply.ts";
import type { RankReplies } from "./replies/reply-model.ts";
import type { Moment } from "./intents/decide.ts";
import { namesPerson, isFiller, saysNothing } from "./intents/says-enough.ts";
import type { IntentTraits } from "./intents/intent-traits.ts";
import type { IntentReader } from "./intents/read-message.ts";
import { readingOf } from "./intents/read-words.ts";
import type { GuessLanguage } from "./language/guess-language.ts";
import { answerIn, type GuessOther } from "./language/guess-other.ts";
import type { Inquiry } from "../shared/inquiry.ts";
import { languageWish } from "./language/language-wish.ts";
import type { Expectation, Understanding } from "./port.ts";
import { toldBeside } from "./told/find-told.ts";
import { everyEntry, type Vocabulary } from "./words/words.ts";

/** What was learned, each ready to look at a message. */
export interface Readers extends IntentReader {
  /** Undefined where no replies were taught. */
  readonly rankReplies: RankReplies | undefined;
  readonly doubt: Doubt;
  readonly guessInquiry: GuessInquiry;
  readonly guess: GuessLanguage;
  readonly other: GuessOther;
}

/** Puts the pieces together: each looks at the message alone, none overrules another. The engine weighs them. */
export function meaningReader(readers: Readers, vocabulary: Vocabulary): Understanding["understand"] {
  const { traits, rankReplies, guess, other } = readers;
  return (text, { language, expects, advised, named = false }) => {
    const cleaned = cleanText(text);
    const values = valuesIn(cleaned, expects?.entity, vocabulary);
    const { kept, corrects } = findCorrection(cleaned, values, vocabulary);
    const plain = replaceSpans(cleaned, values, " ");
    const words = wordsOf(plain);
    const guessed = guess(plain);
    const unspoken = other(plain, guessed.known);
    const masked = maskValues(cleaned, vocabulary);
    const isMere = isMereValue(words, values, corrects, vocabulary) || isMereAnswer(plain, words, expects, vocabulary);
    const steers = wholeMessage(words, vocabulary);
    const isLiteral = isMere || steers !== undefined || isLengthOnly(cleaned, vocabulary);
    const said = readReply(masked, words, expects && !unspoken ? rankReplies : undefined);
    const { expected } = momentOf(expects, words, vocabulary);
    const line = { masked, words, expected, reply: values.length === 0 ? said.reply : undefined };
    const likely = unspoken || isLiteral || isLabelOf(expects, words) ? 0 : victimIn(line, readers, vocabulary);
    const isSure = likely >= SURE_OF_REPORT;
    const chosen = chooseOption(plain, expects?.options ?? [], vocabulary, said);
    const isLabel = chosen !== undefined && words.length <= FEW_WORDS_OF_LABEL;
    const replied = said.reply ?? (expects && isMark(cleaned) ? "asks-fact" : undefined);
    const asked =
      isSure || unspoken || isLiteral || isLabel
        ? undefined
        : askedIn({ masked, text: cleaned, words }, values, expects, readers, vocabulary);
    const read = readAt(expects, advised, readers, vocabulary);
    const reading =
      isSure || isMere || unspoken ? NOTHING : asked ? readBeside(asked, masked, read, traits) : read(masked, words);
    const command = commandIn(words, { reading, calm: isSure || isMeant(reading, expects, traits) }, vocabulary);
    const isUnanswered = corrects || isSure || steers === "repeat" || leavesValue(reading, expects, expected, traits);
    const option = isUnanswered ? undefined : asked ? choiceIn(asked, expects, readers, vocabulary) : chosen;
    const does = { acts: reading.kind === "sure" && traits.acts(reading.intent), chooses: option !== undefined, named };
    const gives = { hasValue: values.length > 0, awaited: expects?.entity !== undefined };
    const sounds = soundsOf(asked, { words, ...gives, ...does, wantsPerson: command === "person" }, likely);
    const reports = isSure || (sounds && command === "person");
    const awaited = asked?.rest === "" ? [] : awaitedValues(cleaned, expects?.entity, vocabulary);
    const given = givenBy([...kept, ...awaited]);
    const change = languageWish(plain, vocabulary) ?? sureLanguage(guessed, language);
    return {
      reading: reports ? NOTHING : reading,
      entities: given.sure,
      ...(given.unsure.length > 0 && { unsure: given.unsure }),
      corrects,
      ...(reports && { reports: "account_misuse" as const }),
      ...(sounds && !reports && { doubts: "account_misuse" as const }),
      ...(asked && !reports && { asks: asked.inquiry }),
      ...(command !== undefined && { command }),
      ...(option !== undefined && !reports && { option }),
      ...(expects && words.length > 0 && { said: hashOf(words.join(" "), SAID) }),
      ...(option === undefined && !asked && !reports && replied !== undefined && { reply: replied }),
      ...(!reports && !unspoken && !isMere && toldBeside(masked, cleaned, vocabulary)),
      ...(expects && words.length <= FEW_WORDS_OF_VAGUE && { isBrief: true as const }),
      ...(change !== undefined && { language: change }),
      ...(unspoken && { unspoken: answerIn(unspoken, spokenIn(vocabulary), FIRST_OPTION) }),
    };
  };
}

/** "I lost my backup codes" is not "it has not come" where a value is awaited. At a question of yes or no it may be the answer. */
const leavesValue = (
  reading: IntentResult,
  expects: Expectation | undefined,
  expected: Moment["expected"],
  { acts }: IntentTraits,
): boolean =>
  expects?.entity !== undefined && reading.kind === "sure" && acts(reading.intent) && reading.intent !== expected;

/** What the model makes of a text with these words. */
type Read = (text: string, words: readonly string[]) => IntentResult;

const readAt =
  (expects: Expectation | undefined, advised: Intent | undefined, readers: Readers, vocabulary: Vocabulary): Read =>
  (masked, words) => {
    const moment = momentOf(expects, words, vocabulary);
    return narrowed(readingOf({ masked, words, moment }, readers, vocabulary), advised, readers.traits);
  };

/** A trouble beside a question counts only when it is clear, by itself or by the whole: the question is answered anyway. */
function readBeside({ rest }: FoundInquiry, whole: string, read: Read, traits: IntentTraits): IntentResult {
  const said = wordsOf(rest);
  if (said.length < FEWEST_WORDS_BESIDE) return NOTHING;
  const reading = read(rest, said);
  if (reading.kind === "sure") return reading;
  const all = read(whole, wordsOf(whole));
  return all.kind === "sure" && traits.acts(all.intent) ? all : NOTHING;
}

/**
 * The words of a question are also on buttons; only what stands beside it chooses one, and never one that acts: "ok, where
 * do I look?" agrees to nothing.
 */
function choiceIn(
  { rest }: FoundInquiry,
  expects: Expectation | undefined,
  { rankReplies }: Readers,
  vocabulary: Vocabulary,
): string | undefined {
  if (rest === "") return undefined;
  const options = expects?.options ?? [];
  const said = readReply(rest, wordsOf(rest), expects && rankReplies);
  const chosen = chooseOption(rest, options, vocabulary, said);
  return options.some(({ id, actsAtOnce = false }) => id === chosen && actsAtOnce) ? undefined : chosen;
}

interface Line {
  readonly masked: string;
  readonly words: readonly string[];
  readonly reply: Reply | undefined;
  /** The trouble that the open question is about. */
  readonly expected: Intent | undefined;
}

/** How likely a line is a victim's. What answers the open question in a few words must be beyond doubt. */
function victimIn(line: Line, readers: Readers, vocabulary: Vocabulary): number {
  const likely = readers.doubt(line.masked);
  const speaksOfStranger = line.words.some((word) => strangers(vocabulary).has(word));
  const isAnswering =
    isFiller(line.words, vocabulary) ||
    (isAnswer(line.reply, line.words) && !speaksOfStranger && !beginsIn(readers, line));
  return isAnswering && likely < SURE_OF_ANSWER ? 0 : likely;
}

/** "Somebody got in" is no good news, though "I got in" is. */
const strangers = everyEntry((words) => words.strangers ?? "");

/** A trouble told while a question is open is no answer: "he changed everything and I can't get in". */
function beginsIn({ rank, traits }: Readers, { masked, expected }: Line): boolean {
  const [best] = rank(masked);
  return best !== undefined && best.intent !== expected && traits.acts(best.intent) && best.confidence >= BEGINS;
}

const BEGINS = 0.9;

/** Questions about what goes on here; a victim asks others. */
const CALM: readonly Inquiry[] = ["how-long", "what-next", "has-been-asked"];

const soundsOf = (asked: FoundInquiry | undefined, line: Parameters<typeof isDoubtful>[0], likely: number): boolean =>
  !isCalm(asked) && isDoubtful(line, likely);

const isCalm = (asked: FoundInquiry | undefined) => asked?.rest === "" && CALM.includes(asked.inquiry);

/** The words of a button are that button: "Somebody else". */
const isLabelOf = (expects: Expectation | undefined, words: readonly string[]): boolean =>
  expects !== undefined &&
  expects.options.some(({ labels }) => labels.some((label) => phraseOf(label) === words.join(" ")));

/** "A free trial", where that is offered, is the button and no question. */
const FEW_WORDS_OF_LABEL = 4;
const FEWEST_WORDS_BESIDE = 3;
/** "And now?", "¿y ahora qué?" */
const FEW_WORDS_OF_VAGUE = 4;

/** "?" and "???" ask what is going on. */
const isMark = (text: string) => /^[\s.…!¡?¿]*[?¿][\s.…!¡?¿]*$/u.test(text);

function momentOf(expects: Expectation | undefined, words: readonly string[], vocabulary: Vocabulary): Moment {
  if (!expects || narrows(expects, words, vocabulary)) return { asked: false };
  return { asked: true, ...(expects.entity === "code" && { expected: "code_not_received" as const }) };
}

const addressNouns = everyEntry((words) => words.addressNouns);

/** "The password", where it is only known that they cannot get in. What speaks of the address that is asked for does not. */
const narrows = (expects: Expectation | undefined, words: readonly string[], vocabulary: Vocabulary): boolean =>
  expects?.isVague === true && !words.some((word) => addressNouns(vocabulary).has(word));

/** A noun or two name something and ask nothing. */
const namesOnly = (text: string, words: readonly string[]): boolean =>
  words.length <= FEW_WORDS_OF_VAGUE && !/[?¿]/u.test(text);

/** The fact that is asked for, unless the words are an answer, a button or a value. */
function askedIn(
  line: { readonly masked: string; readonly text: string; readonly words: readonly string[] },
  values: readonly NamedValue[],
  expects: Expectation | undefined,
  readers: Readers,
  vocabulary: Vocabulary,
): FoundInquiry | undefined {
  const { masked, text, words } = line;
  const wanted = expects?.entity === "text" ? [] : awaitedValues(text, expects?.entity, vocabulary);
  const isNoun = narrows(expects, words, vocabulary) && namesOnly(text, words);
  if (isNoun || givesValue(text, words, [...values, ...wanted])) return undefined;
  return findInquiry(masked, readers, vocabulary);
}

/** Chosen for the person among the buttons that they would have been shown; never anything else. */
const narrowed = (reading: IntentResult, advised: Intent | undefined, { hasButton }: IntentTraits): IntentResult =>
  advised !== undefined && reading.kind === "unsure" && reading.candidates.filter(hasButton).includes(advised)
    ? { kind: "sure", intent: advised }
    : reading;

/** Keeps the hashes of whole messages apart from those of words. */
const SAID = 21;
const NOTHING: IntentResult = { kind: "none" };
/** "no, it's ana@…": an answer with so few words around it tells no trouble. */
const FEW_WORDS = 6;

const isMereValue = (
  words: readonly string[],
  values: readonly NamedValue[],
  corrects: boolean,
  vocabulary: Vocabulary,
) =>
  words.length === 0 ||
  (values.length > 0 && words.length <= FEW_WORDS && (corrects || saysNothing(words, vocabulary)));

/** "no" to a question is an answer, and calls nothing off; nor does "creo que sí" report or name anything. */
const isMereAnswer = (
  text: string,
  words: readonly string[],
  expects: Expectation | undefined,
  vocabulary: Vocabulary,
) =>
  expects !== undefined &&
  ((words.length <= 2 && yesOrNo(text, vocabulary) !== undefined) || wholeAnswer(text, vocabulary) === "maybe");

/** "The code is 123 456" asks for nothing, however much it sounds like "what is the code". */
const givesValue = (text: string, words: readonly string[], values: readonly NamedValue[]) =>
  values.length > 0 && words.length <= FEW_WORDS && !text.includes("?");

/** @param calm whoever swears is helped with what they say, and needs no offer of a person */
const commandIn = (
  words: readonly string[],
  { reading, calm }: { readonly reading: IntentResult; readonly calm: boolean },
  vocabulary: Vocabulary,
): Command | undefined =>
  findCommand(words, vocabulary) ??
  commandOf(reading, words, vocabulary) ??
  (!calm && isOutburst(words, vocabulary) ? "offer-person" : undefined);

function commandOf(reading: IntentResult, words: readonly string[], vocabulary: Vocabulary): Command | undefined {
  if (reading.kind !== "sure") return undefined;
  if (reading.intent === "human_handoff") return namesPerson(words, vocabulary) ? "person" : "offer-person";
  return reading.intent === "cancel_restart" ? steeringInside(words, vocabulary) : undefined;
}

/**
 * Whoever swears and says what is wrong is helped with that. In the middle of something a vague complaint says nothing
 * new; at the beginning even a guess at a trouble is worth asking about.
 */
function isMeant(reading: IntentResult, expects: Expectation | undefined, { acts }: IntentTraits): boolean {
  if (reading.kind === "unsure") return !expects && reading.candidates.slice(0, 1).some(acts);
  if (reading.kind === "none") return false;
  const { intent } = reading;
  if (intent === "greeting_smalltalk" || intent === "out_of_scope") return false;
  return intent !== "other_login_trouble" || !expects;
}

/** The number of the answer that brings a person, where somebody writes in a language that is not spoken. */
const FIRST_OPTION = "1";

const spokenIn = (vocabulary: Vocabulary) => vocabulary.map(({ language }) => language);

/** Only a change is worth telling. */
const sureLanguage = (guess: ReturnType<GuessLanguage>, now: string) =>
  guess.sure && guess.language !== now ? guess.language : undefined;

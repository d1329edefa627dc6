import type { Intent, IntentResult } from "../../engine/engine.ts";
import { type Entries, entriesIn, lengthsAt } from "../decisions/word-entries.ts";
import { entriesOf, everyEntry, ofVocabulary, type Vocabulary } from "../words/words.ts";
import type { Moment } from "./decide.ts";
import type { IntentTraits } from "./intent-traits.ts";
import { isFine } from "./polarity.ts";

const small = everyEntry(
  (words) => words.common,
  (words) => words.vague ?? "",
  (words) => words.polite,
  (words) => words.yes,
  (words) => words.no,
  (words) => words.maybe,
  (words) => words.negations,
);
const negations = everyEntry((words) => words.negations);
const asking = everyEntry((words) => words.asking ?? "");
const subjects = ofVocabulary((vocabulary): readonly Entries[] =>
  vocabulary.flatMap(({ words }) => (words.subjects === undefined ? [] : [entriesIn(words.subjects)])),
);
/** A language without subjects goes by the number of its words alone. */
const hasStrangers = ofVocabulary((vocabulary) => vocabulary.some(({ words }) => words.subjects === undefined));
const requests = everyEntry(
  (words) => words.requestLabels,
  (words) => words.references,
  (words) => words.subjects ?? "",
);

/** In the middle of something one noun is no wish: "which password?". */
const FEWEST_INSIDE = 2;

interface Around {
  readonly traits: IntentTraits;
  readonly vocabulary: Vocabulary;
  /** What else the message may mean, when it does not mean this. */
  readonly instead?: (denied: Intent) => readonly Intent[];
}

/**
 * However sure the model is: what starts a flow must name what it is about. "No sé cuál es" is an answer, and the model
 * only ever saw wishes. Where a question is open such words are for the question; at the beginning they are asked back.
 *
 * @param words of the message, folded, without addresses and codes
 */
export function enoughSaid(
  reading: IntentResult,
  words: readonly string[],
  moment: Moment,
  { traits, vocabulary, instead = () => [] }: Around,
): IntentResult {
  if (reading.kind !== "sure") return reading;
  const { intent, also } = reading;
  const left = [intent, ...(also ? [also] : [])].filter((one) => !isFine(one, words, vocabulary));
  const [first, second] = left;
  if (first !== undefined && saysEnough(first, words, moment, { traits, vocabulary }))
    return { kind: "sure", intent: first, ...(second !== undefined && { also: second }) };
  if (moment.asked) return { kind: "none" };
  return { kind: "unsure", candidates: [...(first === undefined ? instead(intent) : []), intent] };
}

function saysEnough(intent: Intent, words: readonly string[], moment: Moment, around: Around): boolean {
  const { traits, vocabulary } = around;
  if (traits.acts(intent)) return tellsTrouble(intent, words, moment, vocabulary);
  return !traits.leadsAway(intent) || tellsQuestion(intent, words, moment, vocabulary);
}

/** What the words say beside the small ones that mean nothing by themselves. */
const toldIn = (words: readonly string[], vocabulary: Vocabulary): readonly string[] =>
  words.filter((word) => word.length > 1 && !small(vocabulary).has(word));

function tellsTrouble(_: Intent, words: readonly string[], { asked }: Moment, vocabulary: Vocabulary): boolean {
  const told = toldIn(words, vocabulary);
  const named = subjectLength(words, vocabulary);
  const more = Math.max(told.length, named, denies(words, vocabulary) ? FEWEST_INSIDE : 0);
  if (named === 0) return hasStrangers(vocabulary) && told.length >= FEWEST_INSIDE;
  return !asked || more >= FEWEST_INSIDE;
}

function tellsQuestion(intent: Intent, words: readonly string[], { asked }: Moment, vocabulary: Vocabulary): boolean {
  return !asked || leadsAway(intent, toldIn(words, vocabulary), vocabulary);
}

/** "No puedo entrar" says what is wrong; "no sé cuál clave" asks. */
const denies = (words: readonly string[], vocabulary: Vocabulary): boolean =>
  words.some((word) => negations(vocabulary).has(word)) && !words.some((word) => asking(vocabulary).has(word));

const leadsAway = (intent: Intent, told: readonly string[], vocabulary: Vocabulary): boolean =>
  told.length >= FEWEST_INSIDE || (intent === "request_status" && told.some((word) => requests(vocabulary).has(word)));

/** Only small words, and none that denies: "it's", "here, this one". Whatever a model makes of them is a guess. */
export const saysNothing = (words: readonly string[], vocabulary: Vocabulary): boolean =>
  toldIn(words, vocabulary).length === 0 &&
  subjectLength(words, vocabulary) === 0 &&
  !words.some((word) => negations(vocabulary).has(word));

const fillers = everyEntry(
  (words) => words.polite,
  (words) => words.vague ?? "",
  (words) => words.asking ?? "",
);

/** "And now?", "¿y ahora?": nothing but words around something. */
export const isFiller = (words: readonly string[], vocabulary: Vocabulary): boolean =>
  words.every((word) => word.length === 1 || fillers(vocabulary).has(word));

const NONE: ReadonlySet<string> = new Set();

/** Words of the longest subject that is named: 2 for "get in", 0 for none. */
const subjectLength = (words: readonly string[], vocabulary: Vocabulary): number =>
  Math.max(
    0,
    ...subjects(vocabulary).flatMap((entries) => words.flatMap((_, at) => lengthsAt(words, at, entries, NONE))),
  );

/** Words by which a person is asked for, in any form: "agent", "someone". */
const persons = ofVocabulary((vocabulary): ReadonlySet<string> => {
  const said = vocabulary.flatMap(({ words }) => [
    ...entriesOf(words.commands.person),
    ...entriesOf(words.personInside),
  ]);
  return new Set(said.flatMap((phrase) => phrase.split(" ")).filter((word) => !small(vocabulary).has(word)));
});

/** Whether a message names whom it wants. Who only complains is asked whether they want a person. */
export const namesPerson = (words: readonly string[], vocabulary: Vocabulary): boolean =>
  words.some((word) => persons(vocabulary).has(word));

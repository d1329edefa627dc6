import type { Intent } from "../../engine/engine.ts";
import { wordsOf } from "../fold.ts";
import { trimPhrases } from "../trim-phrases.ts";
import { entriesOf, everyEntry, ofVocabulary, type Vocabulary } from "../words/words.ts";

const negations = everyEntry((words) => words.negations);
const absences = everyEntry((words) => words.absences ?? "");
const cores = everyEntry((words) => words.wishCores ?? "");
const fine = everyEntry((words) => words.fine ?? "");
const knowing = everyEntry((words) => words.knowing ?? "");
const denials = everyEntry((words) => words.denials ?? "");
const wishing = everyEntry((words) => words.wishing ?? "");
const passwords = everyEntry((words) => words.passwordLabels);
const codes = everyEntry((words) => words.codeLabels);
const polite = everyEntry((words) => words.polite);
const small = everyEntry(
  (words) => words.connectors,
  (words) => words.possessives,
);
/** "Ninguna persona" wishes for none; of what is missing it would say that it is. */
const none = everyEntry((words) => words.no);
/** The plainest word for no of each language. */
const plainNo = ofVocabulary(
  (vocabulary) =>
    new Set(
      vocabulary.flatMap(({ words }) => [
        ...entriesOf(words.no).slice(0, 1),
        ...entriesOf(words.negations).slice(0, 1),
      ]),
    ),
);

/** What is missing or gone: a message that names the thing and no absence or change may as well say that it is there. */
const ABSENCES: ReadonlySet<string> = new Set(["code_not_received", "lost_email_access", "lost_backup_codes"]);
/** What may be wished for: a "not" in front of its word denies it, until another wish begins. */
const WISHES: ReadonlySet<string> = new Set(["human_handoff", "cancel_restart"]);
/** What may be the trouble: a "not" just before its word denies it. */
const TROUBLES: ReadonlySet<string> = new Set([
  "forgot_password",
  "ip_blocked",
  "lost_backup_codes",
  "lost_email_access",
]);

/** It may be wished for, and so be denied: then it is not even offered. */
export const isWish = (intent: Intent): boolean => WISHES.has(intent);

/** So many words before the word of a trouble, and of a wish, the denial may stand: "I'd rather not talk to a human". */
const REACH = 3;
const REACH_OF_WISH = 6;
/** So many words may stand between "I know" and "password", either way round. */
const NEAR = 3;
/** Longest entry of the lists, in words. */
const LONGEST = 5;

/**
 * "I have my codes" names a thing that only ever stands in messages about losing it, and "I did not forget it" holds the
 * word by which forgetting is known. What is fine starts nothing.
 *
 * @param words of the message, folded, without addresses and codes
 */
export function isFine(intent: Intent, words: readonly string[], vocabulary: Vocabulary): boolean {
  const isTrouble = TROUBLES.has(intent);
  const isAbsence = ABSENCES.has(intent);
  const isWish = WISHES.has(intent);
  if (!isTrouble && !isAbsence && !isWish) return false;
  if (holds(words, denials(vocabulary)) || isNot(intent, words, vocabulary)) return true;
  if (isWish) return isDenied(words, REACH_OF_WISH, vocabulary);
  if (isTrouble && isDenied(words, REACH, vocabulary)) return true;
  if (intent === "forgot_password") return knowsPassword(words, vocabulary);
  const rest = without(words, fine(vocabulary));
  const isSaid = intent === "ip_blocked" ? rest.length < words.length : absences(vocabulary).size > 0;
  return isSaid && !rest.some((word) => speaksOfAbsence(word, vocabulary));
}

/**
 * Whether a clause says of a trouble what is wrong: "I typed the password" and "the code came" stand in front of one.
 *
 * @param clause of a message, which names the trouble for somebody who sees no more of it
 */
export function tellsLack(intent: Intent, clause: string, vocabulary: Vocabulary): boolean {
  const words = wordsOf(clause);
  const isSaid = words.some((word) => speaksOfAbsence(word, vocabulary) || cores(vocabulary).has(word));
  return (isSaid || absences(vocabulary).size === 0) && !isFine(intent, words, vocabulary);
}

/** The words for what the trouble is about, or for whom is wished. */
function nounsOf(intent: Intent, vocabulary: Vocabulary): ReadonlySet<string> {
  const named: Readonly<Record<string, () => ReadonlySet<string>>> = {
    forgot_password: () => passwords(vocabulary),
    code_not_received: () => codes(vocabulary),
    ip_blocked: () => NETWORK,
    human_handoff: () => cores(vocabulary),
  };
  return named[intent]?.() ?? NONE;
}

/** They are called so in every language. */
const NETWORK: ReadonlySet<string> = new Set(["ip", "vpn"]);
const NONE: ReadonlySet<string> = new Set();

/**
 * "It's not the password", "no es la clave", "atendente não": the thing itself is denied. "No password" is none of these,
 * it says that there is none: a small word stands between.
 */
function isNot(intent: Intent, words: readonly string[], vocabulary: Vocabulary): boolean {
  const nouns = nounsOf(intent, vocabulary);
  const isNoun = (at: number) => nouns.has(words[at] ?? "");
  const isDenial = (at: number) => negations(vocabulary).has(words[at] ?? "");
  const said = trimPhrases(words, polite(vocabulary));
  if (said.length > 1 && nouns.has(said.at(-2) ?? "") && plainNo(vocabulary).has(said.at(-1) ?? "")) return true;
  if (WISHES.has(intent) && words.some((word, at) => none(vocabulary).has(word) && isNoun(at + 1))) return true;
  return words.some((_, at) => {
    if (!isDenial(at)) return false;
    let next = at + 1;
    while (next <= at + MOST_SMALL && small(vocabulary).has(words[next] ?? "")) next += 1;
    return next > at + 1 && isNoun(next);
  });
}

/** "Es la", "is not about the": so many small words may stand between. */
const MOST_SMALL = 3;

const speaksOfAbsence = (word: string, vocabulary: Vocabulary): boolean =>
  negations(vocabulary).has(word) || absences(vocabulary).has(word);

/** Whether every word of a wish or a trouble in the message has a denial before it. */
function isDenied(words: readonly string[], reach: number, vocabulary: Vocabulary): boolean {
  const named = words.flatMap((word, at) => (cores(vocabulary).has(word) ? [at] : []));
  return named.length > 0 && named.every((at) => deniedAt(words, at, reach, vocabulary));
}

/** "It does not work, I want a person" wishes for one: a wish that is not denied itself begins anew. */
function deniedAt(words: readonly string[], core: number, reach: number, vocabulary: Vocabulary): boolean {
  const isDenial = (at: number) => negations(vocabulary).has(words[at] ?? "");
  for (let at = core - 1; at >= Math.max(0, core - reach); at--) {
    if (isDenial(at)) return true;
    if (wishing(vocabulary).has(words[at] ?? "") && !isDenial(at - 1)) return false;
  }
  return false;
}

/** "I still know my password", "la contraseña la sé"; not "I'd like to know it", and not "I forgot it". */
function knowsPassword(words: readonly string[], vocabulary: Vocabulary): boolean {
  const isForgotten = words.some((word, at) => cores(vocabulary).has(word) && !deniedAt(words, at, REACH, vocabulary));
  const known = words.flatMap((_, at) => spanAt(words, at, knowing(vocabulary)));
  return !isForgotten && known.some(({ at, length }) => isAbout(words, at, at + length, vocabulary));
}

/** A password stands near what is known, and no denial before that or in between: "I know the mail, not the password". */
function isAbout(words: readonly string[], from: number, to: number, vocabulary: Vocabulary): boolean {
  const denies = (some: readonly string[]) => some.some((word) => negations(vocabulary).has(word));
  const isNear = (at: number) => passwords(vocabulary).has(words[at] ?? "");
  const places = Array.from({ length: to - from + 2 * (NEAR + 1) }, (_, index) => from - NEAR - 1 + index);
  return (
    !denies(words.slice(Math.max(0, from - 2), from)) &&
    places.some((at) => isNear(at) && !denies(at < from ? words.slice(at, from) : words.slice(to, at)))
  );
}

const holds = (words: readonly string[], list: ReadonlySet<string>): boolean =>
  words.some((_, at) => spanAt(words, at, list).length > 0);

interface Span {
  readonly at: number;
  readonly length: number;
}

/** The longest entry that stands at this place; none or one. */
function spanAt(words: readonly string[], at: number, list: ReadonlySet<string>): readonly Span[] {
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length--)
    if (list.has(words.slice(at, at + length).join(" "))) return [{ at, length }];
  return [];
}

/** The words that are left when every entry of a list is taken out. */
function without(words: readonly string[], list: ReadonlySet<string>): readonly string[] {
  const taken = words.flatMap((_, at) => spanAt(words, at, list));
  return words.filter((_, place) => !taken.some(({ at, length }) => place >= at && place < at + length));
}

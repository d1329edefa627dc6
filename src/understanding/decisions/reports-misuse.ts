import { wholeMessage } from "../commands/find-command.ts";
import { wordsOf } from "../fold.ts";
import { type MisuseRule, type Part, type Piece, rulesIn, SMALL } from "../words/misuse-rule.ts";
import { type LanguageWords, ofVocabulary, type Vocabulary } from "../words/words.ts";
import { type Entries, entriesIn, lengthsAt } from "./word-entries.ts";

/** "Is this phishing?" asks about this chat, and a whole message that steers it does just that. @param text cleaned */
export const isReport = (text: string, vocabulary: Vocabulary): boolean =>
  wholeMessage(wordsOf(text), vocabulary) === undefined && reportsMisuse(text, vocabulary);

/** So many words are read: a victim says what happened long before. */
const MOST_WORDS = 160;

/** So many words may stand in a gap. */
const WIDEST_GAP = 4;

/** Stands between two sentences; no word is like it. */
const STOP = ".";

interface Teller {
  readonly rules: readonly MisuseRule[];
  readonly lists: ReadonlyMap<string, Entries>;
  readonly spelt: ReadonlySet<string>;
}

const tellersOf = ofVocabulary((vocabulary) => vocabulary.flatMap(({ words }) => tellerOf(words.misuse)));

function tellerOf(misuse: LanguageWords["misuse"]): readonly Teller[] {
  if (!misuse) return [];
  const lists = Object.entries(misuse.lists).map(([name, list]): [string, Entries] => [name, entriesIn(list)]);
  const spelt = new Set(lists.flatMap(([, { phrases }]) => [...phrases]));
  return [{ rules: rulesIn(misuse.rules), lists: new Map(lists), spelt }];
}

/**
 * Whether somebody says that another person is at their account, wants their code, or that a mail came unasked. It holds
 * wherever it is said; what it must never lead to is the mail, the code or the change that the stranger is after.
 *
 * A rule over words, until such messages can be learned like the others.
 *
 * @param text cleaned, without addresses and codes
 */
function reportsMisuse(text: string, vocabulary: Vocabulary): boolean {
  const words = sentencesOf(text).slice(0, MOST_WORDS);
  return tellersOf(vocabulary).some(({ rules, lists, spelt }) => {
    const reader: Reader = { words, lists, spelt, known: new Map() };
    return rules.some((rule) => holds(rule, reader));
  });
}

const sentencesOf = (text: string): readonly string[] =>
  text.split(/[.!?\n;…]+/u).flatMap((sentence) => [...wordsOf(sentence), STOP]);

interface Reader extends Omit<Teller, "rules"> {
  readonly words: readonly string[];
  /** What was looked up already, by list, then by place. */
  readonly known: Map<string, Map<number, readonly number[]>>;
}

const holds = ({ wanted, barred }: MisuseRule, reader: Reader): boolean =>
  wanted.every((part) => occurs(part, reader)) && !barred.some((part) => occurs(part, reader));

const occurs = (part: Part, reader: Reader): boolean => reader.words.some((_, at) => fits(part, reader, at));

function fits([piece, ...rest]: Part, reader: Reader, at: number): boolean {
  if (!piece) return true;
  return lengthsOf(piece, reader, at).some((length) => fits(rest, reader, at + length));
}

/** How many words from here a piece may take. */
function lengthsOf(piece: Piece, reader: Reader, at: number): readonly number[] {
  switch (piece.kind) {
    case "word":
      return reader.words[at] === piece.name ? [1] : [];
    case "list":
      return inList(piece.name, reader, at);
    case "gap":
      return upTo(WIDEST_GAP, (next) => reader.words[at + next] !== STOP);
    case "small":
      return upTo(WIDEST_GAP, (next) => inList(SMALL, reader, at + next).includes(1));
  }
}

/** 0, and on for as long as the words may be taken. */
function upTo(most: number, mayTake: (index: number) => boolean): readonly number[] {
  const taken = Array.from({ length: most }, (_, index) => index);
  const end = taken.findIndex((index) => !mayTake(index));
  return [0, ...taken.slice(0, end < 0 ? most : end).map((index) => index + 1)];
}

function inList(name: string, { words, lists, spelt, known }: Reader, at: number): readonly number[] {
  const places = known.get(name) ?? new Map<number, readonly number[]>();
  const found = places.get(at);
  if (found) return found;
  const entries = lists.get(name);
  const lengths = entries ? lengthsAt(words, at, entries, spelt) : [];
  known.set(name, places.set(at, lengths));
  return lengths;
}

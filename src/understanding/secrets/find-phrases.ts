import { everydayWords } from "../entities/everyday-words.ts";
import { everyEntry, type Vocabulary } from "../words/words.ts";
import { isConnector, isSign } from "./links.ts";
import { bare, type Chunk, chunks, CUT, endsClause, entryLength, type SecretSpan } from "./secret-span.ts";

const phraseLabels = everyEntry((words) => words.phraseLabels ?? "");
const passwordLabels = everyEntry((words) => words.passwordLabels);
const questions = everyEntry((words) => words.secretQuestions ?? "");
const things = everyEntry((words) => words.passwordThings ?? "");
const small = everyEntry((words) => words.common);
const articles = everyEntry((words) => words.possessives);
const joints = everyEntry((words) => words.joints);
const breaks = everyEntry((words) => words.clauseBreaks ?? "");

/** Words of the longest label. */
const LONGEST = 5;
/** Words of the longest phrase that is cut: recovery phrases have 24. */
const MOST_WORDS = 26;

/** Secrets of several words: passphrases, the words of a recovery phrase, answers to secret questions. */
export function findPhrases(text: string, vocabulary: Vocabulary): readonly SecretSpan[] {
  const parts = chunks(text);
  const words = parts.map((part) => bare(part.text));
  const line: Line = { parts, words, vocabulary };
  const labelled = parts.flatMap((_, at) => phraseAt(line, at) ?? answerAt(line, at) ?? []);
  return [...labelled, ...bareRecovery(line)];
}

interface Line {
  readonly parts: readonly Chunk[];
  /** Each part as a word to look up. */
  readonly words: readonly string[];
  readonly vocabulary: Vocabulary;
}

function isLink({ parts, vocabulary }: Line, at: number): boolean {
  const text = parts[at]?.text ?? "";
  return isConnector(text, vocabulary) || isSign(text);
}

/** "My passphrase is …", "seed phrase: …", "password: three blind mice". */
function phraseAt(line: Line, at: number): SecretSpan | undefined {
  const { parts, words, vocabulary } = line;
  const named = entryLength(words, at, phraseLabels(vocabulary), LONGEST);
  const length = named > 0 ? named : passwordLabels(vocabulary).has(words[at] ?? "") ? 1 : 0;
  if (length === 0 || isOfThing(line, at, length)) return undefined;
  const isMarked = /[:=]$/u.test(parts[at + length - 1]?.text ?? "");
  const link = isMarked ? 0 : linkAfter(line, at + length);
  const start = at + length + link;
  const end = endOfPhrase(line, start);
  const said = words.slice(start, end);
  const isLinked = isMarked || link > 0;
  if (!isLinked && named === 0 && (end < parts.length || !opensMessage(line, at))) return undefined;
  if (!isPhrase(said, { isLinked, isNamed: named > 0 }, vocabulary)) return undefined;
  return spanOf(line, start, end);
}

/** "My password" and what follows is all of the message. */
const opensMessage = ({ words, vocabulary }: Line, at: number) =>
  at === 0 || (at === 1 && articles(vocabulary).has(words[0] ?? ""));

/** "Password manager", "gestor de contraseñas": not the password itself. */
function isOfThing({ words, vocabulary }: Line, at: number, length: number): boolean {
  const around = [words[at + length], words[at - 1], words[at - 2]];
  return around.some((word) => things(vocabulary).has(word ?? ""));
}

/** "Is", "is now", "all in small letters is": how many chunks from here to behind the word that links, 0 for none. */
function linkAfter(line: Line, at: number): number {
  const isJoint = joints(line.vocabulary).has(line.words[at] ?? "") || endsClause(line.parts[at]?.text ?? "");
  const link = [0, 1].find((skipped) => isLink(line, at + skipped) && !(skipped > 0 && isJoint));
  if (link === undefined) return 0;
  return link + 1 + (isLink(line, at + link + 1) ? 1 : 0);
}

function endOfPhrase({ parts, words, vocabulary }: Line, start: number): number {
  let end = start;
  while (end < parts.length && end - start < MOST_WORDS) {
    if (breaks(vocabulary).has(words[end] ?? "") || parts[end]?.text.includes(CUT)) break;
    end++;
    if (endsClause(parts[end - 1]?.text ?? "")) break;
  }
  return end;
}

interface Told {
  readonly isLinked: boolean;
  /** Called a phrase, not just a password. */
  readonly isNamed: boolean;
}

/** The fewest words of a phrase without a word such as "is" before it. */
const FEWEST_UNLINKED = 4;

/** Of a phrase at least half the words are none that people say about signing in; of a list of words nearly all. */
function isPhrase(said: readonly string[], { isLinked, isNamed }: Told, vocabulary: Vocabulary): boolean {
  const first = said[0] ?? "";
  const strange = said.filter((word) => isStrange(word, vocabulary)).length;
  const opens = isStrange(first, vocabulary) || articles(vocabulary).has(first);
  if (!opens) return false;
  if (isLinked) return said.length >= 3 && strange * 2 >= said.length && strange >= 2;
  const others = said.filter((word) => !isStrange(word, vocabulary) && !small(vocabulary).has(word)).length;
  const share = isNamed ? 0.75 : 0.6;
  return (
    said.length >= FEWEST_UNLINKED && strange >= said.length * share && others === 0 && isStrange(first, vocabulary)
  );
}

const isStrange = (word: string, vocabulary: Vocabulary) =>
  /^\p{L}{2,}$/u.test(word) && !everydayWords(vocabulary).has(word);

/** So many words may stand between what was asked and "is". */
const MOST_BETWEEN = 5;
/** Words of the longest answer. */
const MOST_ANSWER = 3;

/** "My mother's maiden name is …", "first pet: …". */
function answerAt(line: Line, at: number): SecretSpan | undefined {
  const { parts, words, vocabulary } = line;
  const length = entryLength(words, at, questions(vocabulary), LONGEST);
  if (length === 0) return undefined;
  for (let place = at + length - 1; place < at + length + MOST_BETWEEN && place < parts.length; place++) {
    const text = parts[place]?.text ?? "";
    const isMarked = /[:=]$/u.test(text);
    if (isMarked || (place >= at + length && isLink(line, place))) return answerFrom(line, place + 1);
    if (endsClause(text)) return undefined;
  }
  return undefined;
}

function answerFrom(line: Line, start: number): SecretSpan | undefined {
  const end = Math.min(endOfPhrase(line, start), start + MOST_ANSWER);
  const first = line.words[start] ?? "";
  const place = articles(line.vocabulary).has(first) ? start + 1 : start;
  return isStrange(line.words[place] ?? "", line.vocabulary) ? spanOf(line, place, end) : undefined;
}

/** Recovery phrases have twelve words or more. */
const FEWEST_BARE = 11;

/** Twelve words in small letters that make no sentence. */
function bareRecovery({ parts, words, vocabulary }: Line): readonly SecretSpan[] {
  const ends = parts.flatMap((part, at) => (/^\p{Ll}{3,9}$/u.test(part.text) ? [] : [at]));
  return [...ends, parts.length].flatMap((end, index): readonly SecretSpan[] => {
    const start = (ends[index - 1] ?? -1) + 1;
    const said = words.slice(start, end);
    const first = parts[start];
    const last = parts[end - 1];
    const strange = said.filter((word) => isStrange(word, vocabulary)).length;
    const isList = said.length >= FEWEST_BARE && strange >= said.length * 0.8;
    return isList && first && last ? [{ from: first.from, to: last.to, secret: "token" }] : [];
  });
}

function spanOf({ parts }: Line, start: number, end: number): SecretSpan | undefined {
  const first = parts[start];
  const last = parts[end - 1];
  return first && last && end > start ? { from: first.from, to: last.to, secret: "password" } : undefined;
}

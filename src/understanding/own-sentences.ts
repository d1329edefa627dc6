import { FEWEST_PHRASES, type Phrases, phraseLists } from "./phrase-file.ts";
import { QUESTION_LISTS, type Questions, questionsOf } from "./question-file.ts";
import { readReplies, repliesOf, type ReplyPhrases } from "./reply-file.ts";
import { REPORT_LISTS, type ReportPhrases, reportsOf } from "./report-file.ts";
import { listsOf, readSentences, type Sentence, type SentencesRead } from "./sentence-file.ts";

export interface Laid<Sentences> {
  readonly sentences: Sentences;
  /** Every mistake in the own file, as `file:line:column  what, and what to do`. */
  readonly mistakes: readonly string[];
}

/** Files of an operator that hold the same kind of sentences; a sentence that stands in two belongs where the later one has it. */
type OwnFiles = readonly OwnFile[];

interface OwnFile {
  readonly text: string;
  readonly file: string;
}

/**
 * Lays an operator's phrases over the shipped ones: they are added, each under the intent that it stands below. One that is
 * shipped under another intent moves. What cannot be read is left out, and so are the few phrases of an intent that has
 * no shipped ones: nothing moves to them.
 *
 * @param known every intent that a flow starts on
 */
export function layPhrasesOver(shipped: Phrases, own: OwnFiles, known: readonly string[]): Laid<Phrases> {
  const { sentences, mistakes } = readAll(own, ({ text, file }) => readSentences(text, file, phraseLists(known)));
  const counts = listsOf(known, sentences);
  const heard = sentences.filter(({ path: [name = ""] }) => name in shipped || isEnough(counts[name] ?? []));
  const before = Object.entries(shipped).flatMap(([name, list]) =>
    list.map((sentence) => ({ path: [name], sentence })),
  );
  const names = [...new Set([...Object.keys(shipped), ...heard.map(({ path }) => path[0] ?? "")])];
  return { sentences: listsOf(names, layOver(before, heard)), mistakes };
}

const isEnough = (phrases: readonly string[]) => new Set(phrases).size >= FEWEST_PHRASES;

/** Lays an operator's reports over the shipped ones, family by family, in the same way. */
export function layReportsOver(shipped: ReportPhrases, own: OwnFiles): Laid<ReportPhrases> {
  const { sentences, mistakes } = readAll(own, ({ text, file }) => readSentences(text, file, REPORT_LISTS));
  const before = Object.entries(shipped).flatMap(([name, families]) =>
    Object.entries(families).flatMap(([family, list]) => list.map((sentence) => ({ path: [name, family], sentence }))),
  );
  return { sentences: reportsOf(layOver(before, sentences)), mistakes };
}

/** Lays an operator's questions over the shipped ones in the same way. */
export function layQuestionsOver(shipped: Questions, own: OwnFiles): Laid<Questions> {
  const { sentences, mistakes } = readAll(own, ({ text, file }) => readSentences(text, file, QUESTION_LISTS));
  const before = Object.entries(shipped).flatMap(([name, list]) =>
    list.map((sentence) => ({ path: [name], sentence })),
  );
  return { sentences: questionsOf(layOver(before, sentences)), mistakes };
}

/** Lays an operator's replies over the shipped ones in the same way. */
export function layRepliesOver(shipped: ReplyPhrases, own: OwnFiles): Laid<ReplyPhrases> {
  const { sentences, mistakes } = readAll(own, ({ text, file }) => readReplies(text, file));
  const before = Object.entries(shipped).flatMap(([name, list = []]) =>
    list.map((sentence) => ({ path: [name], sentence })),
  );
  return { sentences: repliesOf(layOver(before, sentences)), mistakes };
}

function readAll(own: OwnFiles, read: (one: OwnFile) => SentencesRead): SentencesRead {
  const all = own.map(read);
  const sentences = all.flatMap((one) => one.sentences);
  const torn = all.flatMap((one) => standsTwice(one.sentences));
  return { sentences, mistakes: [...all.flatMap(({ mistakes }) => mistakes), ...torn] };
}

/** Told at the second of two names in one file: a sentence that means two things teaches neither. */
function standsTwice(sentences: readonly Sentence[]): readonly string[] {
  const home = new Map<string, string>();
  return sentences.flatMap(({ sentence, path: [name = ""], at = "" }) => {
    const before = home.get(sentence.toLowerCase()) ?? name;
    home.set(sentence.toLowerCase(), name);
    const what = `"${sentence}" stands under "${before}" as well.`;
    return before === name ? [] : [`${at}  ${what}  Delete it under one of the two. Until then it counts here.`];
  });
}

function layOver(shipped: readonly Sentence[], own: readonly Sentence[]): readonly Sentence[] {
  const home = new Map(own.map(({ path, sentence }) => [sentence, placeOf(path)]));
  const stays = ({ path, sentence }: Sentence) => (home.get(sentence) ?? placeOf(path)) === placeOf(path);
  const kept = shipped.filter(stays);
  const there = new Set(kept.map(keyOf));
  const added = new Map(own.filter((one) => stays(one) && !there.has(keyOf(one))).map((one) => [keyOf(one), one]));
  return [...kept, ...added.values()];
}

const placeOf = (path: readonly string[]) => path.join("\n");
const keyOf = ({ path, sentence }: Sentence) => `${placeOf(path)}\n\n${sentence}`;

/** An added intent that has too few phrases in a language is not heard in it. @param shipped intents that always are */
export const heardIn = (phrases: Phrases, shipped: readonly string[]): Phrases =>
  Object.fromEntries(Object.entries(phrases).filter(([name, list]) => shipped.includes(name) || isEnough(list)));

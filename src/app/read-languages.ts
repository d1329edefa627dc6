import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languageFilePath, languageFilesIn, type LanguageFileKind } from "../flow-compiler/flow-compiler.ts";
import { type Language, LANGUAGES } from "../shared/language.ts";
import type { Outcome } from "../shared/outcome.ts";
import {
  type LanguageWords,
  heardIn,
  layPhrasesOver,
  layQuestionsOver,
  layRepliesOver,
  layReportsOver,
  layWordsOver,
  readPhraseFile,
  readQuestionFile,
  readReplyFile,
  readReportFile,
  readWordFile,
  type TaughtLanguage,
} from "../understanding/understanding.ts";
import type { IntentProfile } from "../shared/intent.ts";
import { OWN_FLOWS, shippedIntents } from "./shipped-intents.ts";
import { type OnLeftOut, type ReadFile, readTold, tellMistakes } from "./tell-file.ts";

/** A phrase or word file of the program that cannot be used. The message names the file, every mistake in it, and the cure. */
class LanguageUnusable extends Error {}

/** By what a language is understood. The first two it must have. */
const KINDS = ["phrases", "words", "reports", "replies", "questions"] as const satisfies readonly LanguageFileKind[];
type Kind = (typeof KINDS)[number];

/** Files of sentences, which the sentences of an operator's own files are added to. */
type Taught = Exclude<Kind, "words">;

/** A language as its files say it. The phrases are parsed only when something is to be learned from them. */
export interface LanguageFiles {
  readonly language: Language;
  /** As they stand in the files; nothing where there is none. The words are those of all files together. */
  readonly files: Readonly<Record<Kind, ReadFile>>;
  /** What an operator's own files add to the phrases, reports, replies and questions. */
  readonly own?: Readonly<Partial<Record<Taught, readonly ReadFile[]>>>;
  readonly words: LanguageWords;
}

/** What else there is to know when an operator's folder is read. */
export interface OwnFolder {
  /** Everything that people can want of the flows that are in use; left out: of the shipped ones. */
  readonly intents?: readonly IntentProfile[] | undefined;
  /** Without it a mistake in the folder is passed over in silence. */
  readonly onLeftOut?: OnLeftOut | undefined;
}

const SILENCE: OnLeftOut = () => undefined;

/** Names of the intents that may have phrases, and of those that every language has. */
function phrasesWanted({ intents = [] }: OwnFolder) {
  const needed = shippedIntents().map(({ intent }) => String(intent));
  return { needed, known: [...new Set([...needed, ...intents.map(({ intent }) => String(intent))])] };
}

/**
 * Every language that is understood: those of the program with an operator's own files over them, and each that has
 * `phrases.yml` and `words.yml` of its own.
 *
 * @param flows folder with any files of any language
 */
export function readLanguages(flows: string, own: OwnFolder = {}): readonly LanguageFiles[] {
  const { onLeftOut = SILENCE } = own;
  const found = languageFilesIn(flows);
  const ownOf: OwnFiles = (language, kind, until) =>
    found
      .filter((one) => one.language === language && one.kind === kind)
      .flatMap(({ path }) => readTold(join(flows, path), until, onLeftOut));
  const known = found.filter(({ kind }) => kind === "phrases" || kind === "words").map(({ language }) => language);
  const added = [...new Set(known)].toSorted().filter((tag) => !LANGUAGES.some((language) => language === tag));
  return [
    ...LANGUAGES.map((language) => laidOver(language, flows === OWN_FLOWS ? () => [] : ownOf, onLeftOut)),
    ...added.flatMap((language) => addedLanguage(language, flows, ownOf, own) ?? []),
  ];
}

/** The operator's files of a kind, the one that lies over the other last. @param until what goes on while one cannot be read */
type OwnFiles = (language: Language, kind: Kind, until: string) => readonly ReadFile[];

function laidOver(language: Language, ownOf: OwnFiles, onLeftOut: OnLeftOut): LanguageFiles {
  const files = each((kind) => shippedFile(kind, language));
  const own = each((kind) => saysElse(ownOf(language, kind, "Until then the shipped one counts."), files[kind]));
  const words = valueOf(readWordFile(files.words.text, files.words.file));
  return { language, ...layered(files, own, words, onLeftOut) };
}

/** Files that all say what is shipped, or nothing, need not be laid over it. */
function saysElse(own: readonly ReadFile[], shipped: ReadFile): readonly ReadFile[] {
  const written = own.filter(({ text }) => text.trim() !== "");
  return written.every(({ text }) => text === shipped.text) ? [] : written;
}

/** @param words those of the lowest file alone */
function layered(
  files: Readonly<Record<Kind, ReadFile>>,
  { words: ownWords, ...own }: Readonly<Record<Kind, readonly ReadFile[]>>,
  words: LanguageWords,
  onLeftOut: OnLeftOut,
): Omit<LanguageFiles, "language"> {
  const kept = Object.values(own).some((list) => list.length > 0) ? { own } : {};
  const before = { text: files.words.text, words };
  const laid = ownWords.reduce((below, { text, file }) => {
    const { mistakes, ...over } = layWordsOver(below.text, text, file);
    tellMistakes([{ text, file }], mistakes, SHIPPED_WORDS, onLeftOut);
    return over;
  }, before);
  return { files: { ...files, words: { ...files.words, text: laid.text } }, ...kept, words: laid.words };
}

/** A language of the operator's own has nothing shipped to fall back on: with a mistake in it, it is not understood. */
function addedLanguage(
  language: Language,
  flows: string,
  ownOf: OwnFiles,
  folder: OwnFolder,
): LanguageFiles | undefined {
  const { onLeftOut = SILENCE } = folder;
  const until = `Until then ${language} is not understood.`;
  const all = each((kind) => ownOf(language, kind, kind === "phrases" || kind === "words" ? until : UNLEARNED));
  const missing = KINDS.slice(0, 2).find((kind) => all[kind].length === 0);
  if (missing) {
    const file = join(flows, languageFilePath(missing, language));
    const isThere = languageFilesIn(flows).some((one) => one.language === language && one.kind === missing);
    if (!isThere) onLeftOut(`${file}:1:1  There is no such file.  ${PAIR_CURE} ${until}`);
    return undefined;
  }
  const files = each((kind) => all[kind][0] ?? { file: languageFilePath(kind, language), text: "" });
  const read = readWordFile(files.words.text, files.words.file);
  const wrong = [read, ...Object.values(readTaught(files, phrasesWanted(folder)))].flatMap((one) =>
    one.ok ? [] : one.reason.split("\n"),
  );
  tellMistakes(Object.values(files), wrong, until, onLeftOut);
  if (!read.ok || wrong.length > 0) return undefined;
  return {
    language,
    ...layered(
      files,
      each((kind) => all[kind].slice(1)),
      read.value,
      onLeftOut,
    ),
  };
}

const SHIPPED_WORDS = "Until then the shipped words count.";
const UNLEARNED = "Until then nothing is learned from it.";
const PAIR_CURE = "Each language needs phrases.yml and words.yml: copy those of English and translate.";

/**
 * Parses the phrases, reports, replies and questions. What an operator's own flow is recognised by counts in each language in which there is
 * enough of it.
 *
 * @throws LanguageUnusable naming the shipped file of sentences and every mistake in it
 */
export function withPhrases(languages: readonly LanguageFiles[], folder: OwnFolder = {}): readonly TaughtLanguage[] {
  const { onLeftOut = SILENCE } = folder;
  const wanted = phrasesWanted(folder);
  return languages.map(({ language, files, own = {}, words }) => {
    const { phrases = [], reports = [], replies = [], questions = [] } = own;
    const read = readTaught(files, wanted);
    const taught = layPhrasesOver(heardIn(valueOf(read.phrases), wanted.needed), phrases, wanted.known);
    const reported = layReportsOver(valueOf(read.reports), reports);
    const replied = layRepliesOver(valueOf(read.replies), replies);
    const asked = layQuestionsOver(valueOf(read.questions), questions);
    const mistakes = [taught, reported, replied, asked].flatMap((laid) => laid.mistakes);
    tellMistakes([...phrases, ...reports, ...replies, ...questions], mistakes, UNLEARNED, onLeftOut);
    return {
      language,
      words,
      phrases: taught.sentences,
      reports: reported.sentences,
      replies: replied.sentences,
      questions: asked.sentences,
    };
  });
}

const readTaught = (
  { phrases, reports, replies, questions }: Readonly<Record<Taught, ReadFile>>,
  wanted: ReturnType<typeof phrasesWanted>,
) => ({
  phrases: readPhraseFile(phrases.text, phrases.file, wanted),
  reports: readReportFile(reports.text, reports.file),
  replies: readReplyFile(replies.text, replies.file),
  questions: readQuestionFile(questions.text, questions.file),
});

function valueOf<Value>(read: Outcome<Value, string>): Value {
  if (!read.ok) throw new LanguageUnusable(read.reason);
  return read.value;
}

const each = <Made>(make: (kind: Kind) => Made): Readonly<Record<Kind, Made>> => ({
  phrases: make("phrases"),
  words: make("words"),
  reports: make("reports"),
  replies: make("replies"),
  questions: make("questions"),
});

function shippedFile(kind: Kind, language: Language): ReadFile {
  const path = languageFilePath(kind, language);
  try {
    return { file: `flows/${path}`, text: readFileSync(join(OWN_FLOWS, path), "utf8") };
  } catch (error) {
    throw new LanguageUnusable(`The file flows/${path} cannot be read. Put it back as it came with the program.`, {
      cause: error,
    });
  }
}

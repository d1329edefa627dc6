import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Language, LANGUAGES, readLanguage } from "../shared/language.ts";
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

/** A phrase or word file of the program that cannot be used. The message names the file, every mistake in it, and the cure. */
class LanguageUnusable extends Error {}

/** Hears of what is wrong in an operator's own file, as `file:line:column  what, and what to do`. What it is about was left out. */
export type OnLeftOut = (mistake: string) => void;

/** An operator's file that lies over a shipped one, where it says something else. */
interface OwnFile {
  readonly file: string;
  readonly text: string;
}

/** Files of sentences, which the sentences of an operator's own file are added to. */
type Taught = "phrases" | "reports" | "replies" | "questions";

/** A language as its files say it. The phrases are parsed only when something is to be learned from them. */
export interface LanguageFiles {
  readonly language: Language;
  /** As they stand in the files. */
  readonly texts: readonly [phrases: string, words: string, reports: string, replies: string, questions: string];
  /** What an operator's own files add to the phrases, reports, replies and questions. */
  readonly own?: { readonly [kind in Taught]?: OwnFile | undefined };
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
 * `phrases/` and `words/` of its own.
 *
 * @param flows folder that holds any of `phrases/`, `words/`, `reports/`, `replies/` and `questions/`
 */
export function readLanguages(flows: string, own: OwnFolder = {}): readonly LanguageFiles[] {
  const { onLeftOut = SILENCE } = own;
  const tags = ["phrases", "words"].flatMap((kind) => namesIn(join(flows, kind)));
  const added = [...new Set(tags)].toSorted().filter((tag) => !LANGUAGES.some((language) => language === tag));
  return [
    ...LANGUAGES.map((language) => laidOver(language, flows, onLeftOut)),
    ...added.flatMap((tag) => addedLanguage(tag, flows, own) ?? []),
  ];
}

function laidOver(language: Language, flows: string, onLeftOut: OnLeftOut): LanguageFiles {
  const texts = textsIn(OWN_FLOWS, language);
  const [phrases, words, reports, replies, questions] = texts;
  const own = (kind: Kind, shipped: string) => ownFile(flows, kind, language, shipped, onLeftOut);
  const ownWords = own("words", words);
  const more = {
    phrases: own("phrases", phrases),
    reports: own("reports", reports),
    replies: own("replies", replies),
    questions: own("questions", questions),
  };
  const kept = Object.values(more).some((file) => file !== undefined) ? { own: more } : {};
  if (!ownWords) {
    const file = readWordFile(words, nameOf("words", language));
    if (!file.ok) throw new LanguageUnusable(file.reason);
    return { language, texts, ...kept, words: file.value };
  }
  const laid = layWordsOver(words, ownWords.text, ownWords.file);
  laid.mistakes.forEach(onLeftOut);
  return { language, texts: [phrases, laid.text, reports, replies, questions], ...kept, words: laid.words };
}

/** A language of the operator's own has nothing shipped to fall back on: with a mistake in it, it is not understood. */
function addedLanguage(tag: string, flows: string, own: OwnFolder): LanguageFiles | undefined {
  const { onLeftOut = SILENCE } = own;
  const language = readLanguage(tag);
  if (!language) {
    onLeftOut(
      `${join(flows, "words", `${tag}.yml`)}:1:1  "${tag}" in phrases or words is no language tag. ${TAG_CURE}`,
    );
    return undefined;
  }
  const missing = KINDS.slice(0, 2).find((kind) => !existsSync(fileOf(flows, kind, language)));
  if (missing) {
    onLeftOut(`${fileOf(flows, missing, language)}:1:1  cannot be read. ${PAIR_CURE} ${leftOut(language)}`);
    return undefined;
  }
  const texts = textsIn(flows, language);
  const [phrases, words, reports, replies, questions] = texts;
  const read = readWordFile(words, fileOf(flows, "words", language));
  const checked = [
    read,
    readPhraseFile(phrases, fileOf(flows, "phrases", language), phrasesWanted(own)),
    readReportFile(reports, fileOf(flows, "reports", language)),
    readReplyFile(replies, fileOf(flows, "replies", language)),
    readQuestionFile(questions, fileOf(flows, "questions", language)),
  ];
  const wrong = checked.flatMap((one) => (one.ok ? [] : one.reason.split("\n")));
  for (const one of wrong) onLeftOut(`${one} ${leftOut(language)}`);
  return read.ok && wrong.length === 0 ? { language, texts, words: read.value } : undefined;
}

const TAG_CURE = "Name it after the language, such as ru.yml or pt-BR.yml.";
const PAIR_CURE = "Each language needs one under phrases/ and one under words/: copy those of English and translate.";
const leftOut = (language: Language) => `Until then ${language} is not understood.`;

/**
 * Parses the phrases, reports, replies and questions. What an operator's own flow is recognised by counts in each language in which there is
 * enough of it.
 *
 * @throws LanguageUnusable naming the shipped file of sentences and every mistake in it
 */
export function withPhrases(files: readonly LanguageFiles[], folder: OwnFolder = {}): readonly TaughtLanguage[] {
  const { onLeftOut = SILENCE } = folder;
  const wanted = phrasesWanted(folder);
  return files.map(({ language, texts, own = {}, words }) => {
    const phrases = readPhraseFile(texts[0], nameOf("phrases", language), wanted);
    if (!phrases.ok) throw new LanguageUnusable(phrases.reason);
    const reports = readReportFile(texts[2], nameOf("reports", language));
    if (!reports.ok) throw new LanguageUnusable(reports.reason);
    const heard = heardIn(phrases.value, wanted.needed);
    const taught = own.phrases && layPhrasesOver(heard, own.phrases, wanted.known);
    const reported = own.reports && layReportsOver(reports.value, own.reports);
    const replies = readReplyFile(texts[3], nameOf("replies", language));
    if (!replies.ok) throw new LanguageUnusable(replies.reason);
    const replied = own.replies && layRepliesOver(replies.value, own.replies);
    const questions = readQuestionFile(texts[4], nameOf("questions", language));
    if (!questions.ok) throw new LanguageUnusable(questions.reason);
    const asked = own.questions && layQuestionsOver(questions.value, own.questions);
    for (const laid of [taught, reported, replied, asked]) laid?.mistakes.forEach(onLeftOut);
    return {
      language,
      words,
      phrases: taught?.sentences ?? heard,
      reports: reported?.sentences ?? reports.value,
      replies: replied?.sentences ?? replies.value,
      questions: asked?.sentences ?? questions.value,
    };
  });
}

const KINDS = ["phrases", "words", "reports", "replies", "questions"] as const;
type Kind = (typeof KINDS)[number];
const fileOf = (flows: string, kind: Kind, language: Language) => join(flows, kind, `${language}.yml`);
const nameOf = (kind: Kind, language: Language) => `flows/${kind}/${language}.yml`;

/** The operator's file, where there is one that says something else than the shipped one. */
function ownFile(
  flows: string,
  kind: Kind,
  language: Language,
  shipped: string,
  onLeftOut: OnLeftOut,
): OwnFile | undefined {
  const file = fileOf(flows, kind, language);
  if (flows === OWN_FLOWS || !existsSync(file)) return undefined;
  try {
    const text = readFileSync(file, "utf8");
    return text === shipped || text.trim() === "" ? undefined : { file, text };
  } catch {
    onLeftOut(
      `${file}:1:1  cannot be read. Check that it is a file, and who may read it. Until then the shipped one counts.`,
    );
    return undefined;
  }
}

const namesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".yml"))
        .map((name) => name.slice(0, -".yml".length))
    : [];

const textsIn = (flows: string, language: Language): LanguageFiles["texts"] => [
  read(fileOf(flows, "phrases", language)),
  read(fileOf(flows, "words", language)),
  readIfThere(fileOf(flows, "reports", language)),
  readIfThere(fileOf(flows, "replies", language)),
  readIfThere(fileOf(flows, "questions", language)),
];

/** A language may do without. */
const readIfThere = (file: string): string => (existsSync(file) ? read(file) : "");

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new LanguageUnusable(`The file ${file} cannot be read. ${PAIR_CURE}`, { cause: error });
  }
}

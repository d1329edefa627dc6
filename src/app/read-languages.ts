import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Language, LANGUAGES, readLanguage } from "../shared/language.ts";
import {
  type LanguageWords,
  readPhraseFile,
  readReportFile,
  readWordFile,
  type TaughtLanguage,
} from "../understanding/understanding.ts";

/** A phrase or word file that cannot be used. The message names the file, every mistake in it, and the cure. */
class LanguageUnusable extends Error {}

/** A language as its files say it. The phrases are parsed only when something is to be learned from them. */
export interface LanguageFiles {
  readonly language: Language;
  /** As they stand in the files. */
  readonly texts: readonly [phrases: string, words: string, reports: string];
  readonly words: LanguageWords;
}

/** The flows that came with the program. */
export const OWN_FLOWS = fileURLToPath(new URL("../../flows", import.meta.url));

/**
 * Every language that is understood: those of the program, and each that has files of its own under `phrases/` and
 * `words/`.
 *
 * @param flows folder that holds `phrases/` and `words/`. Words and reports that are missing there are the program's
 * @throws LanguageUnusable naming the file and what is wrong in it
 */
export function readLanguages(flows: string): readonly LanguageFiles[] {
  const tags = ["phrases", "words"].flatMap((kind) => namesIn(join(flows, kind)));
  const all = [...new Set([...LANGUAGES, ...tags.toSorted()])].map((tag) => languageOf(tag));
  return all.map((language) => {
    const phrases = read(fileOf(flows, "phrases", language));
    const text = read(ownOrShipped(flows, "words", language));
    const reports = ownOrShipped(flows, "reports", language);
    const words = readWordFile(text, nameOf("words", language));
    if (!words.ok) throw new LanguageUnusable(words.reason);
    return { language, texts: [phrases, text, existsSync(reports) ? read(reports) : ""], words: words.value };
  });
}

/** @throws LanguageUnusable naming the file of phrases or reports and every mistake in it */
export const withPhrases = (files: readonly LanguageFiles[]): readonly TaughtLanguage[] =>
  files.map(({ language, texts, words }) => {
    const phrases = readPhraseFile(texts[0], nameOf("phrases", language));
    if (!phrases.ok) throw new LanguageUnusable(phrases.reason);
    const reports = readReportFile(texts[2], nameOf("reports", language));
    if (!reports.ok) throw new LanguageUnusable(reports.reason);
    return { language, words, phrases: phrases.value, reports: reports.value };
  });

type Kind = "phrases" | "words" | "reports";
const fileOf = (flows: string, kind: Kind, language: Language) => join(flows, kind, `${language}.yml`);
const nameOf = (kind: Kind, language: Language) => `flows/${kind}/${language}.yml`;

function ownOrShipped(flows: string, kind: Kind, language: Language): string {
  const own = fileOf(flows, kind, language);
  const shipped = fileOf(OWN_FLOWS, kind, language);
  return !existsSync(own) && existsSync(shipped) ? shipped : own;
}

const namesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".yml"))
        .map((name) => name.slice(0, -".yml".length))
    : [];

function languageOf(tag: string): Language {
  const language = readLanguage(tag);
  if (language) return language;
  const cure = "Name it after the language, such as ru.yml or pt-BR.yml.";
  throw new LanguageUnusable(`"${tag}" in flows/phrases or flows/words is no language tag. ${cure}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const cure = "Each language needs one under phrases/ and one under words/: copy those of English and translate.";
    throw new LanguageUnusable(`The file ${file} cannot be read. ${cure}`, { cause: error });
  }
}

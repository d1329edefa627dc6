import { join } from "node:path";
import type { Language } from "../shared/language.ts";
import { type AskingWords, readAskingWords } from "./asking-words.ts";
import { languageFilesIn } from "./language-files.ts";
import { readWritten } from "./read-written.ts";
import { readSource } from "./source.ts";

/** The words of a language by which texts are caught that ask for a secret; undefined where a folder has none that can be used. */
export function askingWordsIn(flows: string, language: Language): AskingWords | undefined {
  const lists = languageFilesIn(flows).filter((one) => one.kind === "never-ask" && one.language === language);
  return lists.flatMap(({ path }) => wordsAt(join(flows, path), path) ?? []).at(-1);
}

function wordsAt(file: string, path: string): AskingWords | undefined {
  const written = readWritten(file);
  const reading = "text" in written ? readSource({ path, text: written.text }) : undefined;
  return reading?.ok === true ? readAskingWords(reading.source).asking?.words : undefined;
}

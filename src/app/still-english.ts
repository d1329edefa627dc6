import { join } from "node:path";
import { languageFilePath, languageFilesIn, readWritten } from "../flow-compiler/flow-compiler.ts";
import { FALLBACK_LANGUAGE, LANGUAGES } from "../shared/language.ts";
import { OWN_FLOWS } from "./shipped-intents.ts";

/** So many lines may be the same in two languages: a name, an address, "ok". */
const FEW = 4;

/**
 * Files of languages of an operator's own that were copied from English and not translated yet. Nothing is left out for it,
 * and nobody else would say so: whole of the chat may be English in another language.
 *
 * @param flows the operator's folder
 * @returns one line for each file, as `file:line:column  what  what to do`
 */
export function stillEnglish(flows: string): readonly string[] {
  const added = languageFilesIn(flows).filter(({ language }) => !LANGUAGES.some((shipped) => shipped === language));
  return added.flatMap(({ path, kind }) => {
    const file = join(flows, path);
    const lines = linesIn(file);
    const english = new Set(linesIn(join(OWN_FLOWS, languageFilePath(kind, FALLBACK_LANGUAGE))).map(wordsOf));
    const said = lines.filter((line) => wordsOf(line) !== "");
    const copied = said.filter((line) => english.has(wordsOf(line)));
    const [first = ""] = copied;
    if (copied.length <= FEW) return [];
    const what = `${String(copied.length)} of ${String(said.length)} lines say what the English file says.`;
    return [`${file}:${String(lines.indexOf(first) + 1)}:1  ${what}  Translate them, beginning with this one.`];
  });
}

function linesIn(file: string): readonly string[] {
  const written = readWritten(file);
  return "text" in written ? written.text.split("\n") : [];
}

/** What a line says, if it says two words or more; names and comments are no words of a language. */
function wordsOf(line: string): string {
  const said = line.replace(/^\s*(?:- |[\w.-]+:)?\s*/u, "").trim();
  return /^#/u.test(said) || !/\p{L}[\p{P}\s]+\p{L}/u.test(said.replaceAll(/\{[^{}]*\}/gu, "")) ? "" : said;
}

import { join } from "node:path";
import { languageFilePath, languageFilesIn, readWritten } from "../flow-compiler/flow-compiler.ts";
import type { IntentProfile } from "../shared/intent.ts";
import { FALLBACK_LANGUAGE, type Language, LANGUAGES } from "../shared/language.ts";
import { countPhrases, ENOUGH_PHRASES, FEWEST_PHRASES } from "../understanding/understanding.ts";
import { OWN_FLOWS, shippedIntents } from "./shipped-intents.ts";

/**
 * What an operator's own flows are recognised by, and too little of it. Nothing is left out for it but that a flow is no
 * more than a button where there are hardly any phrases.
 *
 * @param flows the operator's folder
 * @param intents of all flows that are in use
 * @param spoken every language that is understood
 * @returns each as `file:line:column  what, and what to do`
 */
export function fewPhrases(
  flows: string,
  intents: readonly IntentProfile[],
  spoken: readonly Language[],
): readonly string[] {
  const own = intents.filter(({ intent }) => !shippedIntents().some((shipped) => shipped.intent === intent));
  const files = languageFilesIn(flows);
  return spoken.flatMap((language) => {
    const there = files.filter((one) => one.language === language && one.kind === "phrases").map(({ path }) => path);
    const texts = there.map((path) => textOf(join(flows, path)));
    const file = join(flows, there.at(-1) ?? languageFilePath("phrases", language));
    return own.flatMap((profile) => few(profile, language, { file, texts }));
  });
}

/** Nothing of what cannot be read, which is told elsewhere. */
function textOf(path: string): string {
  const written = readWritten(path);
  return "text" in written ? written.text : "";
}

function few(
  { intent, offered }: IntentProfile,
  language: Language,
  { file, texts }: { file: string; texts: readonly string[] },
) {
  const count = countPhrases(texts, intent);
  if (count >= ENOUGH_PHRASES) return [];
  const lines = (texts.at(-1) ?? "").split("\n");
  const line = lines.findIndex((one) => one.startsWith(`${intent}:`)) + 1;
  const place = `${file}:${String(Math.max(1, line))}:1`;
  const has = `There ${count === 1 ? "is 1 phrase" : `are ${String(count)} phrases`} for "${intent}" in ${language}`;
  return [`${place}  ${has}. ${count >= FEWEST_PHRASES ? OFTEN_MISSED : offered ? BUTTON_ONLY : UNREACHED} ${CURE}`];
}

const OFTEN_MISSED = "It is heard, and missed or mistaken more often than others.";
const BUTTON_ONLY = `With fewer than ${String(FEWEST_PHRASES)} it is not heard in that language, and starts by its button alone.`;
const UNREACHED = `With fewer than ${String(FEWEST_PHRASES)} it is not heard in that language, and has no button: add a line "menu:" to its flow.`;
const CURE = `Write ${String(ENOUGH_PHRASES)} or more, as different as people are.`;

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

const linesIn = (file: string): readonly string[] => textOf(file).split("\n");

/** What a line says, if it says two words or more; names and comments are no words of a language. */
function wordsOf(line: string): string {
  const said = line.replace(/^\s*(?:- |[\w.-]+:)?\s*/u, "").trim();
  return /^#/u.test(said) || !/\p{L}[\p{P}\s]+\p{L}/u.test(said.replaceAll(/\{[^{}]*\}/gu, "")) ? "" : said;
}

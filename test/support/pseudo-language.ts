import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { parse } from "yaml";
import { languageFilePath, type LanguageFileKind } from "../../src/flow-compiler/language-files.ts";
import { type Language, readLanguage } from "../../src/shared/language.ts";
import { loadWording, type Wording } from "../../src/wording/wording.ts";

/** What people see of a language; what is only heard is not translated here. */
const SEEN = ["chat", "portal", "mail", "cases", "messengers"] as const satisfies readonly LanguageFileKind[];
type Seen = (typeof SEEN)[number];

/** A language that nobody speaks, made from the English files letter by letter. */
export interface PseudoLanguage {
  readonly language: Language;
  readonly letters: ReadonlyMap<string, string>;
}

const latin = Array.from("abcdefghijklmnopqrstuvwxyz");
const lettersOf = (lower: string, upper = lower) =>
  new Map([...latin.map((one, at) => [one, Array.from(lower)[at] ?? one] as const), ...capitals(Array.from(upper))]);
const capitals = (upper: readonly string[]) => latin.map((one, at) => [one.toUpperCase(), upper[at] ?? one] as const);

const languageOf = (tag: string): Language => {
  const language = readLanguage(tag);
  if (!language) throw new Error(`${tag} is no tag of a language`);
  return language;
};

/**
 * Accents on every letter. It goes by the tag of Greek, so that dates and spans, which come from the tag and from no
 * file, have no Latin letter either: what is left of English is in the code.
 */
export const ACCENTED: PseudoLanguage = {
  language: languageOf("el"),
  letters: lettersOf("áƀćďéƒǧĥíĵķĺɱñóṕɋŕšťúṽŵẋýž", "ÁƁĆĎÉƑǦĤÍĴĶĹṂÑÓṔɊŔŠŤÚṼŴẊÝŽ"),
};

/** Written from right to left, by the tag of Hebrew. */
const FROM_THE_RIGHT: PseudoLanguage = {
  language: languageOf("he"),
  letters: lettersOf("אבגדהוזחטיכלמנסעפצקרשתךםןף"),
};

export const PSEUDO: readonly PseudoLanguage[] = [ACCENTED, FROM_THE_RIGHT];

/** Both ends of each text: a text that is cut, or put together from others in code, shows. */
const BOTH_ENDS = ["⟦", "⟧"] as const;

/** Writes `languages/<tag>/` of these languages into a folder that can be an operator's own. */
export function writePseudoLanguages(folder: string, languages: readonly PseudoLanguage[] = PSEUDO): void {
  for (const pseudo of languages)
    for (const kind of SEEN) {
      const file = join(folder, languageFilePath(kind, pseudo.language));
      mkdirSync(dirname(file), { recursive: true });
      // JSON is YAML.
      writeFileSync(file, JSON.stringify(below(kind, [], englishOf(kind), pseudo), undefined, 1));
    }
}

/** Settings of a program that speaks the made-up languages as well. The folder is gone with the process. */
export function withPseudoLanguages(): Readonly<Record<"FLOWS_FOLDER", string>> {
  const own = mkdtempSync(join(tmpdir(), "latchkey-pseudo-"));
  process.on("exit", () => rmSync(own, { recursive: true }));
  writePseudoLanguages(own);
  return { FLOWS_FOLDER: own };
}

/** What pages, mails and cases say, in the made-up languages as well. */
export const pseudoWording = (): Wording => loadWording({ own: withPseudoLanguages().FLOWS_FOLDER });

const englishOf = (kind: Seen): unknown => parse(readFileSync(`flows/languages/en/${kind}.yml`, "utf8"));

const named = z.record(z.string(), z.unknown());

function below(kind: Seen, path: readonly string[], value: unknown, pseudo: PseudoLanguage): unknown {
  // The one text that is a tag.
  if (kind === "mail" && path.join() === "dates") return pseudo.language;
  if (typeof value === "string") return pseudoText(value, pseudo, roomFor(kind, path.join("."), value));
  if (Array.isArray(value)) return value.map((one) => below(kind, path, one, pseudo));
  const lines = Object.entries(named.parse(value));
  return Object.fromEntries(lines.map(([key, one]) => [key, below(kind, [...path, key], one, pseudo)]));
}

/** Characters that the place of a text has room for, as the checks of both kinds of files have it. */
function roomFor(kind: Seen, id: string, english: string): number {
  if (kind === "chat" && LABEL.test(id)) return english.length > 20 ? 24 : 20;
  // A message holds 1,024, values and all.
  if (kind === "chat") return 900;
  if (kind === "messengers") return /^menu\./u.test(id) ? 30 : id === "choose" ? 20 : Infinity;
  if (/(?:^|\.)subject$/u.test(id)) return 78;
  return /(?:^|\.)button$/u.test(id) ? 48 : Infinity;
}

/** Texts of the chat that stand on buttons. */
const LABEL = /\.(?:options|labels)\.|^(?:labels|troubles)\.|\.menu$|^shell\.(?:choice|unlink-(?:yes|no))/u;

/**
 * The text in that language: every vowel twice, which makes English a good third longer as long words do, and a bracket at
 * both ends. Where there is no room for it, fewer vowels are doubled, then the brackets are left out. Placeholders, the
 * syntax around them, commands, settings and addresses stay as they are.
 */
export function pseudoText(english: string, { letters }: PseudoLanguage, room: number): string {
  const vowels = (english.match(/[aeiou]/giu) ?? []).length;
  const [first, last] = BOTH_ENDS;
  const write = (doubled: number) => rewritten(english, letters, doubled);
  for (let doubled = vowels; doubled >= 0; doubled -= 1) {
    const text = `${first}${write(doubled)}${last}`;
    if (seenLength(text) <= room) return text;
  }
  return write(0);
}

/** Placeholders count for one character, as a value does for the checks. */
const seenLength = (text: string) => Array.from(text.replaceAll(/\{\w+\}/gu, "x")).length;

/** What is no word: addresses, commands such as `/take`, and settings such as `TELEGRAM_FORUM=`. */
const NO_WORDS = /(?:https?:|\S+@)\S+|(?<![\p{L}\p{N}])\/[a-z]+|[A-Z]+_[A-Z_]+=?|WHATSAPP/gu;

function rewritten(english: string, letters: ReadonlyMap<string, string>, most: number): string {
  let doubled = 0;
  let depth = 0;
  const kept = new Set([...english.matchAll(NO_WORDS)].flatMap(({ 0: { length }, index }) => range(index, length)));
  return Array.from({ length: english.length }, (_, at) => english.charAt(at)).reduce((text, one, at) => {
    if (one === "{") depth += 1;
    if (one === "}") depth -= 1;
    // ICU: words stand outside of all braces, and in the second, fourth … pair.
    const letter = depth % 2 === 0 && !kept.has(at) ? letters.get(one) : undefined;
    if (letter === undefined) return text + one;
    const isDoubled = /[aeiou]/iu.test(one) && doubled < most;
    if (isDoubled) doubled += 1;
    return text + letter + (isDoubled ? (letters.get(one.toLowerCase()) ?? "") : "");
  }, "");
}

/**
 * Latin letters that are left, two and more together: words that nobody can translate, for they stand in no file.
 *
 * @param known what may stand there in every language: names, and what people wrote
 */
export function latinIn(texts: readonly string[], known: readonly string[] = []): readonly string[] {
  const names = known.toSorted((one, other) => other.length - one.length);
  const rest = (text: string) =>
    names.reduce((left, name) => left.replaceAll(name, " "), text.replaceAll(ADDRESSES, " ").replaceAll(NO_WORDS, " "));
  return [...new Set(texts.filter((text) => /[A-Za-z]{2,}/u.test(rest(text))))];
}

/** And codes, numbers of cases and requests. */
const ADDRESSES =
  /(?:https?:\/\/|\S+@)[\w.:/?=&%-]+|[0-9A-Fa-f]*:[0-9A-Fa-f:]+|(?<![\w-])[0-9A-Z]{4}(?:-[0-9A-Z]{3,4})*(?![\w-])/gu;

const range = (from: number, length: number) => Array.from({ length }, (_, at) => from + at);

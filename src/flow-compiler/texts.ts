import type { TextArguments } from "../engine/engine.ts";
import type { TextId } from "../shared/brand.ts";
import { FALLBACK_LANGUAGE, type Language } from "../shared/language.ts";
import type { ReadTexts } from "./symbols.ts";
import { languageFilePath } from "./language-files.ts";
import { type Message, readMessage } from "./message.ts";

export interface Texts {
  /** Those that there are words in. */
  readonly languages: readonly Language[];
  /**
   * The words of a text with its placeholders filled in, in English where that language does not have it. Never throws for a text that the flow check has passed and
   * the arguments that the engine gives it.
   *
   * @throws for a text that does not exist, or a placeholder without a value
   */
  say(language: Language, text: TextId, args?: TextArguments): string;
}

/** Words are parsed when they are first said, and kept. */
export function createTexts(files: readonly ReadTexts[]): Texts {
  const parsed = new Map<string, Message>();
  const messageOf = (language: Language, text: TextId) => {
    const key = `${language} ${text}`;
    const message = parsed.get(key) ?? parse(files, language, text);
    parsed.set(key, message);
    return message;
  };
  const languages = files.map((file) => file.language);
  return { languages, say: (language, text, args = {}) => messageOf(language, text).fill(args) };
}

function parse(files: readonly ReadTexts[], wanted: Language, text: TextId): Message {
  const wordsIn = (one: Language) => files.find((file) => file.language === one)?.texts.get(text)?.words;
  const own = wordsIn(wanted);
  const english = wordsIn(FALLBACK_LANGUAGE);
  const language = own === undefined && english !== undefined ? FALLBACK_LANGUAGE : wanted;
  const words = own ?? english;
  const cure = `Add it to flows/${languageFilePath("chat", language)} and run "latchkey flows check".`;
  if (words === undefined) throw new Error(`There is no text "${text}" in ${language}. ${cure}`);
  const message = readMessage(words, language);
  if (!message.ok) throw new Error(`The text "${text}" in ${language} cannot be read: ${message.reason}. ${cure}`);
  return message.value;
}

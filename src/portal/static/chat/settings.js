import { part } from "./part.js";
import { parse, texts } from "./wire.js";

/**
 * @typedef {Readonly<Record<string, string>>} Words
 * @typedef {{ token: string, language: string, words: Words, pages: readonly string[] }} Settings
 */

/**
 * What the server wrote into the page: token, language, words, and the pages that the chat may link to.
 *
 * @returns {Settings}
 */
export function readSettings() {
  const { token = "", words = "{}", pages = "[]" } = part("chat", HTMLElement).dataset;
  const language = document.documentElement.lang;
  return { token, language, words: texts(parse(words)), pages: Object.values(texts(parse(pages))) };
}

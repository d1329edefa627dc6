import { part } from "./part.js";
import { parse, texts } from "./wire.js";

/**
 * @typedef {Readonly<Record<string, string>>} Words
 * @typedef {{ token: string, language: string, words: Words }} Settings
 */

/**
 * What the server wrote into the page: token, language and words.
 *
 * @returns {Settings}
 */
export function readSettings() {
  const { token = "", words = "{}" } = part("chat", HTMLElement).dataset;
  return { token, language: document.documentElement.lang, words: texts(parse(words)) };
}

import { part } from "./part.js";
import { parse, texts } from "./wire.js";

/**
 * @typedef {Readonly<Record<string, string>>} Words
 * @typedef {object} Settings
 * @property {string} token that the page shows with what it sends; empty in a frame on another site
 * @property {string} language
 * @property {Words} words
 * @property {readonly string[]} pages that the chat may link to, beside our own
 * @property {boolean} isEmbedded the page stands in a frame on another site
 * @property {readonly string[]} origins the sites that may show it so
 * @property {Words} topics what a person says who comes with one of them
 * @property {string} unsentKey
 */

/**
 * What the server wrote into the page.
 *
 * @returns {Settings}
 */
export function readSettings() {
  const { token = "", words = "{}", pages = "[]", origins, topics = "{}" } = part("chat", HTMLElement).dataset;
  const isEmbedded = origins !== undefined;
  return {
    token,
    language: document.documentElement.lang,
    words: texts(parse(words)),
    pages: Object.values(texts(parse(pages))),
    isEmbedded,
    origins: Object.values(texts(parse(origins))),
    topics: texts(parse(topics)),
    unsentKey: isEmbedded ? "latchkey-embedded-unsent" : "latchkey-unsent",
  };
}

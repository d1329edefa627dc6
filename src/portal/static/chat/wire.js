/**
 * What comes over the wire, checked before it is believed: a page may be older or newer than its server.
 *
 * @typedef {import("./log.js").Line} Line
 * @typedef {import("./log.js").Message} Message
 */

/**
 * JSON of an unknown shape; undefined for what is no JSON.
 *
 * @param {unknown} text
 * @returns {unknown}
 */
export function parse(text) {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {value is object} */
const isObject = (value) => typeof value === "object" && value !== null;

/** @param {unknown} value @returns {value is Line} */
export function isLine(value) {
  if (!isObject(value) || !("sequence" in value && "text" in value && "options" in value && "from" in value))
    return false;
  const { sequence, text, options, from } = value;
  return (
    typeof sequence === "number" &&
    typeof text === "string" &&
    Array.isArray(options) &&
    ["person", "agent"].includes(String(from))
  );
}

/** @param {unknown} value @returns {value is Message} */
export const isMessage = (value) => isObject(value) && "id" in value && typeof value.id === "string";

/** @param {unknown} value @returns {number} */
export const seenThrough = (value) => (isObject(value) && "through" in value ? Number(value.through) : 0);

/**
 * Where the chat goes on; empty for an answer without an address.
 *
 * @param {unknown} value
 * @returns {string}
 */
export const addressIn = (value) => (isObject(value) && "address" in value ? String(value.address) : "");

/**
 * Answer to the question for all lines.
 *
 * @param {unknown} value
 * @returns {{ open: boolean, lines: Line[] }}
 */
export function pastLines(value) {
  if (!isObject(value) || !("open" in value && "lines" in value)) return { open: false, lines: [] };
  return { open: value.open === true, lines: Array.isArray(value.lines) ? value.lines.filter(isLine) : [] };
}

/**
 * The page's words: a record of texts.
 *
 * @param {unknown} value
 * @returns {Record<string, string>}
 */
export const texts = (value) =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)])) : {};

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
 * The token of a chat that was just opened; empty for an answer without one.
 *
 * @param {unknown} value
 * @returns {string}
 */
export const tokenIn = (value) => (isObject(value) && "token" in value ? String(value.token) : "");

/**
 * What the page around the frame asks for; without a name where it is something else.
 *
 * @param {unknown} value
 * @returns {{ name: string, topic: string }}
 */
export function orderIn(value) {
  if (!isObject(value) || !("latchkey" in value)) return { name: "", topic: "" };
  return { name: String(value.latchkey), topic: "topic" in value ? String(value.topic) : "" };
}

/**
 * One server-sent event; without a name where the block is a comment.
 *
 * @param {string} block
 * @returns {{ name: string, data: unknown }}
 */
export const eventIn = (block) => ({
  name: /^event: (.*)$/m.exec(block)?.[1] ?? "",
  data: parse(/^data: (.*)$/m.exec(block)?.[1]),
});

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

import { make } from "./part.js";

const ADDRESS = /https?:\/\/[^\s<>"]+/g;

/**
 * Text as nodes, with addresses of this very site, and pages that the operator named, made clickable. Others stay plain
 * text: a chat that links elsewhere is a phisher's tool.
 *
 * @param {string} text
 * @param {import("./settings.js").Settings} settings
 * @returns {(Node | string)[]}
 */
export function linkedText(text, { pages, isEmbedded }) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let rest = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const isNamed = pages.includes(match[0]);
    const address = isNamed ? match[0] : match[0].replace(/[.,;:!?)\]]+$/, "");
    if (!isNamed && !isOurs(address)) continue;
    nodes.push(text.slice(rest, match.index), linkTo(address, isEmbedded));
    rest = match.index + address.length;
  }
  return [...nodes, text.slice(rest)];
}

/** @param {string} address */
function isOurs(address) {
  return URL.canParse(address) && new URL(address).origin === location.origin;
}

/** No page of ours but the chat may stand in a frame. @param {string} address @param {boolean} inNewTab */
function linkTo(address, inNewTab) {
  const link = make("a", "", address);
  link.href = address;
  if (inNewTab) {
    link.target = "_blank";
    link.rel = "noopener";
  }
  return link;
}

import { parse, tokenIn } from "./wire.js";

/**
 * How this page reaches its chat, and shows that the chat is its own.
 *
 * @typedef {{ method?: string, headers?: Record<string, string>, body?: string }} Request
 * @typedef {{
 *   ask: (path: string, request?: Request) => Promise<Response>,
 *   open: () => Promise<Response | undefined>,
 * }} Door
 */

/**
 * Beside the sign-in form: the browser holds the chat's token in a cookie that no script sees, and the page has one of its
 * own that says who sends.
 *
 * @param {string} pageToken
 * @returns {Door}
 */
export function cookieDoor(pageToken) {
  /** @type {Door["ask"]} */
  const ask = (path, request = {}) =>
    fetch(`/chat${path}`, { ...request, headers: { ...request.headers, "X-Page-Token": pageToken } });
  return { ask, open: () => ask("/open", { method: "POST" }) };
}

/**
 * In a frame on another site, where no cookie is kept: the page holds the token and names it in a header, never in an
 * address.
 *
 * @param {import("./kept.js").Kept} kept
 * @returns {Door}
 */
export function headerDoor(kept) {
  /** @type {Door["ask"]} */
  const ask = (path, request = {}) => {
    const token = kept.token();
    const headers = token === "" ? request.headers : { ...request.headers, Authorization: `Bearer ${token}` };
    return fetch(`/embed/chat${path}`, { ...request, headers: headers ?? {}, credentials: "omit" });
  };
  return {
    ask,
    open: async () => {
      if (kept.token() !== "") return undefined;
      const response = await ask("/open", { method: "POST" });
      if (response.ok) kept.keep({ token: tokenIn(parse(await response.text())) });
      return response;
    },
  };
}

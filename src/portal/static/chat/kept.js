import { parse, texts } from "./wire.js";

/**
 * @typedef {ReturnType<typeof createKept>} Kept
 */

const KEY = "latchkey-embedded";

/**
 * What the page in a frame on another site remembers: the token of its chat, and up to which line the person has seen it.
 * It stands in memory. Where the browser gives the frame a session storage, it stands there too, so that the talk goes on
 * when the frame or the site's next page is loaded in the same tab: only our own origin can read that, in this tab, until
 * it is closed. Nothing that outlives the tab is used.
 */
export function createKept() {
  let { token = "", seen = "0" } = texts(parse(stored()));
  return {
    token: () => token,
    seen: () => Number(seen),
    /** Whether the talk goes on after a reload. */
    lasts: () => token !== "" && stored() !== "",
    /** @param {{ token?: string, seen?: number }} news */
    keep: (news) => {
      token = news.token ?? token;
      seen = String(news.seen ?? seen);
      try {
        sessionStorage.setItem(KEY, JSON.stringify({ token, seen }));
      } catch {
        // No storage in this frame: memory alone it is.
      }
    },
  };
}

function stored() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

import { part } from "./part.js";

/**
 * @typedef {ReturnType<typeof createStatus>} Status
 */

/**
 * The quiet line under the chat's title.
 *
 * @param {import("./settings.js").Words} words
 */
export function createStatus(words) {
  const line = part("chat-status", HTMLElement);
  /** @param {"ready" | "reconnecting" | "waiting" | "stale" | "nothingToGoOn"} state */
  const show = (state) => {
    const text = words[state] ?? "";
    // Writing the same again would be read out again.
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("broken", state !== "ready");
  };
  return { show };
}

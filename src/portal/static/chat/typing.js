import { make } from "./part.js";

/** Dots without an answer are a lie after this. */
const LONGEST_MILLISECONDS = 15_000;

/**
 * Three dots while an answer is being prepared.
 *
 * @param {import("./settings.js").Words} words
 * @param {HTMLElement} log
 */
export function createTyping(words, log) {
  const dots = make("div", "bubble typing", make("i", ""), make("i", ""), make("i", ""));
  dots.role = "img";
  dots.ariaLabel = words["typing"] ?? "";
  const line = make("div", "line agent", dots);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let end;
  const hide = () => {
    clearTimeout(end);
    line.remove();
  };
  return {
    hide,
    show: () => {
      hide();
      log.append(line);
      end = setTimeout(hide, LONGEST_MILLISECONDS);
    },
  };
}

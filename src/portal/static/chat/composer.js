import { part } from "./part.js";

/**
 * @typedef {ReturnType<typeof createComposer>} Composer
 */

/**
 * The writing line: Enter sends, Shift+Enter makes a new line. The focus stays where it is.
 *
 * @param {(text: string) => void} onText
 */
export function createComposer(onText) {
  const form = part("chat-form", HTMLFormElement);
  const text = part("chat-text", HTMLTextAreaElement);
  form.hidden = false;
  const send = () => {
    if (text.value.trim() !== "") onText(text.value.trim());
    text.value = "";
    text.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("keydown", (event) => {
    // While an input method composes a character, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return { focus: () => text.focus() };
}

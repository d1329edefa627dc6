import { part } from "./part.js";

/**
 * A pressed button shuts or goes away, and would take the focus with it. By keyboard one goes on writing; by touch
 * the focus goes to the talk, since in the text field it would open the screen's keyboard.
 *
 * @param {import("./composer.js").Composer} composer
 * @returns {(action: () => void) => void} carries out what a button is for
 */
export function keepFocus(composer) {
  const log = part("chat-log", HTMLElement);
  return (action) => {
    const byKeyboard = document.activeElement?.matches(":focus-visible");
    action();
    if (byKeyboard) composer.focus();
    else log.focus({ preventScroll: true });
  };
}

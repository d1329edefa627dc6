import { part } from "./part.js";

/**
 * On a narrow screen the chat lies over the page and opens by one button; on a wide one it stands beside the form
 * and this does nothing.
 *
 * @param {import("./composer.js").Composer} composer
 */
export function createPanel(composer) {
  const chat = part("chat", HTMLElement);
  const openButton = part("chat-open", HTMLButtonElement);
  const closeButton = part("chat-close", HTMLButtonElement);
  chat.classList.add("live");
  openButton.hidden = false;
  closeButton.hidden = false;

  /** @param {boolean} isOpen */
  const set = (isOpen) => {
    chat.classList.toggle("open", isOpen);
    openButton.ariaExpanded = String(isOpen);
    for (const behind of document.querySelectorAll(".top, .doorway, .foot, .chat-open"))
      behind.toggleAttribute("inert", isOpen);
    if (isOpen) composer.focus();
    else openButton.focus();
  };
  openButton.addEventListener("click", () => set(true));
  closeButton.addEventListener("click", () => set(false));
  chat.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chat.classList.contains("open")) set(false);
  });
  // Turned to the side, the screen may be wide: nothing may stay shut off behind a chat that no longer covers it.
  matchMedia("(min-width: 62rem)").addEventListener("change", () => set(false));
}

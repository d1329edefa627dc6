import { createBubbles } from "./bubbles.js";
import { part } from "./part.js";
import { createTyping } from "./typing.js";

/**
 * @typedef {{ id: string, label: string }} Option
 * @typedef {{ sequence: number, from: "person" | "agent", text: string, options: Option[], messageId?: string, seen: boolean }} Line
 * @typedef {{ id: string, text?: string, option?: string, label?: string }} Message
 * @typedef {"sending" | "stored" | "seen" | "refused"} State
 * @typedef {ReturnType<typeof createLog>} Log
 */

/**
 * The conversation on the screen. A line is drawn once, whatever brings it; a message of one's own is drawn at once
 * and takes over the stored line when that arrives (there a typed password has been cut out).
 *
 * @param {import("./settings.js").Settings} settings
 * @param {(option: Option) => void} onChoice
 * @param {(line: Line) => void} onAnswer the agent said something
 */
export function createLog(settings, onChoice, onAnswer) {
  const log = part("chat-log", HTMLElement);
  const starters = part("chat-starters", HTMLElement);
  const bubbles = createBubbles(settings, log, onChoice);
  const typing = createTyping(settings.words, log);
  const scroll = () => log.scrollTo({ top: log.scrollHeight });
  let last = 0;
  let isEmpty = true;

  const begin = () => {
    isEmpty = false;
    starters.hidden = true;
  };
  /** @param {Line} line */
  const show = (line) => {
    if (line.sequence <= last) return;
    last = line.sequence;
    begin();
    if (line.from === "agent") {
      typing.hide();
      onAnswer(line);
    }
    bubbles.draw(line);
    scroll();
  };
  return {
    show,
    /** Number of the newest line shown. */
    last: () => last,
    /** Whether nobody has said anything yet. */
    isEmpty: () => isEmpty,
    /** @param {Message} message */
    showOwn: (message) => {
      begin();
      bubbles.drawOwn(message);
      scroll();
    },
    /** @param {string} messageId @param {State} state */
    mark: (messageId, state) => bubbles.mark(messageId, state),
    /** @param {number} through */
    markSeen: (through) => bubbles.markSeen(through),
    typing: () => {
      typing.show();
      scroll();
    },
    /** Offers the first sentences until something is written. @param {(text: string) => void} onStart */
    showStarters: (onStart) => {
      starters.hidden = false;
      starters.addEventListener("click", (event) => {
        if (event.target instanceof HTMLButtonElement) onStart(event.target.textContent);
      });
    },
  };
}

import { linkedText } from "./linked-text.js";
import { make } from "./part.js";

/**
 * @typedef {import("./log.js").Line} Line
 * @typedef {import("./log.js").State} State
 * @typedef {{ element: HTMLElement, bubble: HTMLElement, state: HTMLElement, sequence: number }} Own
 */

const TICKS = { sending: "○", stored: "✓", seen: "✓✓", refused: "!" };

/**
 * Draws single lines.
 *
 * @param {import("./settings.js").Settings} settings
 * @param {HTMLElement} log
 * @param {(option: import("./log.js").Option) => void} onChoice
 */
export function createBubbles(settings, log, onChoice) {
  const { words } = settings;
  /** @type {Map<string, Own>} */
  const own = new Map();

  /** @param {string} id @param {State} state */
  const mark = (id, state) => {
    const line = own.get(id);
    if (!line || line.state.dataset["state"] === "seen") return;
    line.state.dataset["state"] = state;
    line.state.classList.toggle("refused", state === "refused");
    const tick = make("span", "", TICKS[state]);
    tick.ariaHidden = "true";
    line.state.replaceChildren(tick, make("span", "", words[state] ?? ""));
  };
  /** @param {string} id @param {string} text */
  const drawPerson = (id, text) => {
    const bubble = make("p", "bubble", named(words["person"]), text);
    const state = make("span", "state");
    // The tick changes often; read out, it would talk over the answer.
    state.ariaLive = "off";
    const element = make("div", "line person", bubble, state);
    own.set(id, { element, bubble, state, sequence: Infinity });
    closeOptions(log);
    log.append(element);
  };
  /** @param {Line} line */
  const drawStored = (line) => {
    const id = line.messageId ?? `line-${line.sequence}`;
    const known = own.get(id);
    if (known) known.bubble.replaceChildren(named(words["person"]), line.text);
    else drawPerson(id, line.text);
    const drawn = own.get(id);
    if (drawn) drawn.sequence = line.sequence;
    mark(id, line.seen ? "seen" : "stored");
  };
  return {
    mark,
    /** @param {Line} line */
    draw: (line) => (line.from === "person" ? drawStored(line) : log.append(drawAgent(line, settings, onChoice))),
    /** @param {import("./log.js").Message} message */
    drawOwn: (message) => {
      drawPerson(message.id, message.text ?? message.label ?? "");
      mark(message.id, "sending");
    },
    /** @param {number} through */
    markSeen: (through) => own.forEach((line, id) => line.sequence <= through && mark(id, "seen")),
  };
}

/** @param {string | undefined} who */
const named = (who) => make("span", "unseen", `${who ?? ""}: `);

/**
 * @param {Line} line
 * @param {import("./settings.js").Settings} settings
 * @param {(option: import("./log.js").Option) => void} onChoice
 */
function drawAgent(line, settings, onChoice) {
  const { words } = settings;
  const text = linkedText(line.text, settings);
  const element = make("div", "line agent", make("p", "bubble", named(words["agent"]), ...text));
  if (line.options.length === 0) return element;
  const group = make("div", "options", ...line.options.map((option) => optionButton(option, onChoice)));
  group.role = "group";
  group.ariaLabel = words["choices"] ?? "";
  element.append(group);
  return element;
}

/**
 * @param {import("./log.js").Option} option
 * @param {(option: import("./log.js").Option) => void} onChoice
 */
function optionButton(option, onChoice) {
  const button = make("button", "", option.label);
  button.type = "button";
  button.addEventListener("click", () => onChoice(option));
  return button;
}

/** An answered question cannot be answered again. @param {HTMLElement} log */
function closeOptions(log) {
  for (const button of log.querySelectorAll(".line .options button"))
    if (button instanceof HTMLButtonElement) button.disabled = true;
}

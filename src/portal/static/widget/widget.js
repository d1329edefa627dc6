import { draw } from "./draw.js";

/**
 * The one script that another site puts on its pages. It draws a button, and behind it a frame with the chat, which is a
 * page of ours: scripts of the site can neither read nor write in it. The two say only this to each other: `hello`,
 * `shown` (with a topic or none), `hidden`; and back `ready`, `state`, `close`. See `chat/host-page.js`.
 *
 * Nothing here needs what a strict policy of the site forbids: no inline style or script, no HTML as text, no request but
 * for the frame.
 *
 * @typedef {{ language: string, direction: string, title: string, open: string, close: string, unread: string, unreachable: string }} Labels
 * @typedef {object} Given what the server writes behind this file
 * @property {string} base where we are: scheme, host and port
 * @property {readonly string[]} origins the sites that may show the chat
 * @property {readonly string[]} topics
 * @property {readonly Labels[]} languages
 * @property {string} css
 * @typedef {ReturnType<typeof draw>} Parts
 */

/** So long may the chat take to say that it is there. */
const PATIENCE_MILLISECONDS = 15_000;

/** The panel covers the page where it would leave nothing of it: on a phone, or much enlarged. */
const NARROW = "(max-width: 639.98px), (max-height: 479.98px)";

/** In the site's own storage for this tab: "yes" while there is a talk that goes on. Nothing else is ever kept there. */
const GOES_ON = "latchkey-goes-on";

/** @param {Given} given */
export function startWidget(given) {
  if (!given.origins.includes(location.origin)) {
    warn(`${location.origin} is not in EMBED_ORIGINS, so the chat is not shown here.`);
    return;
  }
  const { open: topic = "", language } = document.currentScript?.dataset ?? {};
  const begin = () => {
    if ("Latchkey" in window) {
      warn("widget.js is on this page twice. The second one does nothing.");
      return;
    }
    const api = createWidget(given, knownTopic(given, topic), labelsFor(given.languages, language));
    Object.defineProperty(window, "Latchkey", { value: Object.freeze(api) });
  };
  // Without "defer", in the head, there is nothing yet to draw on.
  if (document.querySelector("body")) begin();
  else document.addEventListener("DOMContentLoaded", begin);
}

/** @param {Given} given @param {string} pageTopic @param {Labels} labels */
function createWidget(given, pageTopic, labels) {
  const parts = draw(given, labels);
  const { host, corner, panel, frame, launcher, coverClose } = parts;
  const modal = createModal(parts);
  let isOpen = false;
  let topic = pageTopic;

  const tellShown = () => link.tell(isOpen ? { latchkey: "shown", topic } : { latchkey: "hidden" });
  /** @param {boolean} isTo */
  const set = (isTo) => {
    if (isTo && !host.isConnected) document.body.append(host);
    isOpen = isTo;
    corner.classList.toggle("open", isOpen);
    panel.hidden = !isOpen;
    launcher.ariaExpanded = String(isOpen);
    if (isOpen) link.load();
    if (link.isReady()) tellShown();
    parts.name(isOpen, 0);
    modal.set(isOpen);
    if (isOpen) (link.isReady() ? frame : coverClose).focus();
  };
  const link = createLink(parts, given.base, labels.language, {
    ready: () => {
      if (isOpen && parts.root.activeElement === coverClose) frame.focus();
      parts.ready();
      tellShown();
    },
    state: (message) => {
      const { unread, lasts } = stateIn(message);
      parts.name(isOpen, isOpen ? 0 : unread);
      remember(lasts);
    },
    close: () => isOpen && set(false),
  });
  launcher.addEventListener("click", () => set(!isOpen));
  coverClose.addEventListener("click", () => set(false));
  corner.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && isOpen) set(false);
  });
  document.body.append(host);
  if (remembered()) link.load();
  return {
    /** Opens the chat. @param {string} [about] a topic, for a talk that has not begun */
    open: (about = "") => {
      topic = knownTopic(given, about) || topic;
      set(true);
    },
    close: () => isOpen && set(false),
  };
}

/**
 * Loads the frame and speaks with it: only with the page of ours in it, and in nothing but the few messages above.
 *
 * @param {Parts} parts
 * @param {string} base
 * @param {string} language
 * @param {Readonly<Record<string, (message: unknown) => void>>} on what to do at each message
 */
function createLink({ frame, wait }, base, language, on) {
  let isReady = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let patience;

  /** @param {Record<string, string>} message */
  const tell = (message) => frame.contentWindow?.postMessage(message, base);
  addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== base) return;
    /** @type {unknown} */
    const message = event.data;
    const name = nameIn(message);
    if (!Object.hasOwn(on, name)) return;
    if (name === "ready") {
      isReady = true;
      clearTimeout(patience);
    }
    on[name]?.(message);
  });
  return {
    tell,
    isReady: () => isReady,
    /** Fetches the chat, unless it is there. */
    load: () => {
      if (isReady) return;
      clearTimeout(patience);
      wait(true);
      frame.onload = () => {
        // A page that was loaded anew knows nothing of us.
        isReady = false;
        tell({ latchkey: "hello" });
      };
      frame.src = `${base}/embed?language=${encodeURIComponent(language)}`;
      patience = setTimeout(() => wait(false), PATIENCE_MILLISECONDS);
    },
  };
}

/**
 * While the panel covers the page, nothing behind it can be reached or scrolled; and whoever opened it gets the focus back.
 *
 * @param {Parts} parts
 */
function createModal({ host, corner, panel, launcher }) {
  const narrow = matchMedia(NARROW);
  /** @type {Element[]} */
  let shut = [];
  /** @type {Element | null} */
  let opener = null;
  let overflow = "";
  let isOpen = false;

  const cover = () => {
    const isOver = isOpen && narrow.matches;
    corner.classList.toggle("over", narrow.matches);
    panel.ariaModal = String(isOver);
    const { style } = document.documentElement;
    if (isOver === shut.length > 0) return;
    if (isOver) overflow = style.overflow;
    style.overflow = isOver ? "hidden" : overflow;
    const others = isOver
      ? [...document.body.children].filter((one) => one !== host && !one.hasAttribute("inert"))
      : shut;
    for (const one of others) one.toggleAttribute("inert", isOver);
    shut = isOver ? others : [];
  };
  // The keyboard of a phone covers what stands at the bottom, where people write; not every browser makes room by itself.
  const fit = () => {
    const view = visualViewport;
    const isOver = isOpen && narrow.matches && view !== null && view.scale === 1;
    panel.style.top = isOver ? `${view.offsetTop}px` : "";
    panel.style.height = isOver ? `${view.height}px` : "";
  };
  const change = () => {
    cover();
    fit();
  };
  narrow.addEventListener("change", change);
  visualViewport?.addEventListener("resize", fit);
  visualViewport?.addEventListener("scroll", fit);
  change();
  return {
    /** @param {boolean} isTo */
    set: (isTo) => {
      if (isTo && !isOpen) opener = document.activeElement;
      // Whoever goes round by keyboard may be in the frame while the page believes that nothing has the focus.
      const active = document.activeElement;
      const isElsewhere = active !== host && active !== document.body;
      isOpen = isTo;
      change();
      if (isTo || isElsewhere) return;
      if (opener instanceof HTMLElement && opener !== host && opener !== document.body) opener.focus();
      else launcher.focus();
    },
  };
}

/** @param {unknown} message @returns {string} */
const nameIn = (message) =>
  typeof message === "object" && message !== null && "latchkey" in message ? String(message.latchkey) : "";

/** @param {unknown} message */
function stateIn(message) {
  if (typeof message !== "object" || message === null) return { unread: 0, lasts: false };
  const unread = "unread" in message && Number.isSafeInteger(message.unread) ? Number(message.unread) : 0;
  return { unread: Math.max(0, unread), lasts: "lasts" in message && message.lasts === true };
}

/** The topic of that name, and "" for one that there is not. @param {Given} given @param {string} name */
function knownTopic({ topics }, name) {
  if (name === "" || topics.includes(name)) return name;
  warn(`there is no topic "${name}". Topics: ${topics.join(", ")}.`);
  return "";
}

/**
 * In the language of the page, as its script tag or itself says, else of the browser: the whole tag, or its beginning.
 *
 * @param {readonly Labels[]} languages the first is spoken when nothing fits
 * @param {string | undefined} named
 */
function labelsFor(languages, named) {
  const first = named || document.documentElement.lang;
  const wanted = (first ? [first] : navigator.languages).map((tag) => tag.toLowerCase().replaceAll("_", "-"));
  const found = wanted.flatMap((tag) => [
    ...languages.filter(({ language }) => language.toLowerCase() === tag),
    ...languages.filter(({ language }) => beginning(language.toLowerCase()) === beginning(tag)),
  ]);
  const labels = found[0] ?? languages[0];
  if (!labels) throw new Error("Latchkey: the loader was given no language.");
  return labels;
}

/** `pt-BR` → `pt`. @param {string} tag */
const beginning = (tag) => tag.split("-")[0];

/** Whether a talk of an earlier page of this tab goes on, so that the chat is loaded at once and counts what comes. */
function remembered() {
  try {
    return sessionStorage.getItem(GOES_ON) === "yes";
  } catch {
    return false;
  }
}

/** @param {boolean} lasts */
function remember(lasts) {
  try {
    if (lasts) sessionStorage.setItem(GOES_ON, "yes");
    else sessionStorage.removeItem(GOES_ON);
  } catch {
    // No storage: the next page begins anew.
  }
}

/** For whoever builds the page. @param {string} sentence */
const warn = (sentence) => console.warn(`Latchkey: ${sentence}`);

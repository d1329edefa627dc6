/**
 * Everything that is seen, in a shadow tree that no style of the site reaches.
 *
 * @param {import("./widget.js").Given} given
 * @param {import("./widget.js").Labels} labels
 */
export function draw({ css }, labels) {
  const host = document.createElement("latchkey-widget");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const frame = make("iframe", { title: labels.title });
  frame.referrerPolicy = "no-referrer";
  const dots = make("div", { class: "dots", "aria-hidden": "true" }, make("i", {}), make("i", {}), make("i", {}));
  const trouble = make("p", { role: "alert" });
  const coverClose = make("button", { type: "button", "aria-label": labels.close }, cross());
  const cover = make("div", { class: "cover" }, dots, trouble, coverClose);
  const panel = make("div", { class: "panel", role: "dialog", "aria-label": labels.title }, frame, cover);
  panel.hidden = true;
  const badge = make("span", { class: "badge", "aria-hidden": "true" });
  const label = make("span", { class: "label" }, labels.open);
  const launcher = make(
    "button",
    { type: "button", class: "launcher", "aria-haspopup": "dialog" },
    logo(),
    cross(),
    label,
    badge,
  );
  launcher.ariaExpanded = "false";
  const news = make("p", { class: "unseen", role: "status" });
  const about = { class: "corner", role: "complementary", "aria-label": labels.title };
  const corner = make("div", { ...about, lang: labels.language, dir: labels.direction }, panel, launcher, news);
  root.append(corner);

  return {
    host,
    root,
    corner,
    panel,
    frame,
    launcher,
    coverClose,
    /** The chat is there. */
    ready: () => {
      cover.hidden = true;
    },
    /** @param {boolean} isPatient whether it may still come */
    wait: (isPatient) => {
      cover.hidden = false;
      dots.hidden = !isPatient;
      trouble.textContent = isPatient ? "" : labels.unreachable;
    },
    /** @param {boolean} isOpen @param {number} unread */
    name: (isOpen, unread) => {
      const text = unread > 0 ? labels.unread.replace("{count}", String(unread)) : "";
      badge.hidden = unread === 0;
      badge.textContent = unread > 99 ? "99+" : String(unread);
      launcher.ariaLabel = isOpen ? labels.close : [labels.open, text].filter(Boolean).join(". ");
      // Writing the same again would be read out again.
      if (news.textContent !== text) news.textContent = text;
    },
  };
}

const SVG = "http://www.w3.org/2000/svg";

const logo = () =>
  picture(
    "logo",
    "0 0 32 32",
    ["door", "M5 32V14a11 11 0 0 1 22 0v18z"],
    ["keyhole", "M16 11.5a3.6 3.6 0 0 1 2 6.6l1.3 6.4h-6.6l1.3-6.4a3.6 3.6 0 0 1 2-6.6z"],
  );

const cross = () => picture("cross", "0 0 24 24", ["", "M6 6l12 12M18 6L6 18"]);

/** @param {string} name @param {string} box @param {...[string, string]} shapes */
function picture(name, box, ...shapes) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [
    ["class", name],
    ["viewBox", box],
    ["aria-hidden", "true"],
  ])
    svg.setAttribute(key ?? "", value ?? "");
  for (const [kind, line] of shapes) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", kind);
    path.setAttribute("d", line);
    svg.append(path);
  }
  return svg;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 */
function make(tag, attributes, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

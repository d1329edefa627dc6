import { html } from "hono/html";
import { door, face } from "./logo.ts";
import type { Embedded, Markup, View } from "./view.ts";

/**
 * The chat's frame. The browser code fills it; words, token and pages travel in data attributes, since the page allows no
 * inline script. What needs that code is hidden until it runs.
 */
export function chatPanel(view: View): Markup {
  const words = view.words.chat;
  return html`<section
      class="chat"
      id="chat"
      aria-labelledby="chat-title"
      data-token="${view.token}"
      data-words="${JSON.stringify(words)}"
      data-pages="${JSON.stringify(view.companyPages)}"
      ${view.embedded ? ofHost(view.embedded) : ""}
    >
      <header class="chat-head">
        ${face(view)}
        <div>
          ${heading(view)}
          <p id="chat-status" role="status">${words.ready}</p>
        </div>
        ${view.isDemo ? html`<strong class="chat-demo">${view.words.demo.label}</strong>` : ""}
        <button type="button" id="chat-close" aria-label="${words.close}" hidden>${cross()}</button>
      </header>
      <div id="chat-log" class="chat-log" role="log" aria-live="polite" aria-label="${words.log}" tabindex="0">
        ${greeting(view)}
        <noscript><p class="notice news">${words.noScript}</p></noscript>
      </div>
      ${view.goesOnIn === "telegram" ? goOn(view) : ""} ${composer(view)}
    </section>
    ${view.embedded ? "" : openButton(view)}`;
}

const ofHost = ({ origins, topics }: Embedded) =>
  html`data-origins="${JSON.stringify(origins)}" data-topics="${JSON.stringify(topics)}"`;

/** In a frame the chat is the whole page. */
const heading = ({ embedded, words: { chat } }: View) =>
  embedded ? html`<h1 id="chat-title">${chat.title}</h1>` : html`<h2 id="chat-title">${chat.title}</h2>`;

const openButton = ({ words: { chat } }: View) =>
  html`<button type="button" id="chat-open" class="chat-open" aria-controls="chat" aria-expanded="false" hidden>
    ${door()}<span>${chat.open}</span>
  </button>`;

function greeting({ words: { chat } }: View): Markup {
  return html`<div class="line agent">
      <p class="bubble"><span class="unseen">${chat.agent}: </span>${chat.greeting}</p>
    </div>
    <div id="chat-starters" class="options" role="group" aria-label="${chat.choices}" hidden>
      ${chat.starters.map((starter) => html`<button type="button">${starter}</button>`)}
    </div>`;
}

/** Shown by the browser code once there is something to go on with. */
const goOn = ({ words: { chat } }: View): Markup =>
  html`<p class="chat-elsewhere" id="chat-elsewhere" hidden><button type="button">${chat.goOn}</button></p>`;

function composer({ words: { chat, companyLinks: named }, embedded, companyLinks: { privacy } }: View): Markup {
  // Beside a site's own page there is no foot of ours.
  const way = embedded && privacy !== undefined;
  return html`<form id="chat-form" class="composer" hidden>
    <label class="unseen" for="chat-text">${chat.message}</label>
    <textarea
      id="chat-text"
      rows="1"
      maxlength="4000"
      placeholder="${chat.placeholder}"
      aria-describedby="chat-warning"
      enterkeyhint="send"
    ></textarea>
    <button type="submit" aria-label="${chat.send}">${arrow()}</button>
    <p id="chat-warning">
      ${chat.warning}
      ${way ? html`<a href="${privacy}" target="_blank" rel="noopener noreferrer">${named.privacy}</a>` : ""}
    </p>
  </form>`;
}

const cross = () =>
  html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>`;

const arrow = () =>
  html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d="M12 19V5M6 11l6-6 6 6" /></svg>`;

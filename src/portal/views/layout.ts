import { html } from "hono/html";
import { baseOf, isFromTheRight, type Language } from "../../shared/language.ts";
import { tokenField } from "./form.ts";
import type { Markup, View } from "./view.ts";

/** The whole document around one page. */
export function layout(view: View, title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html ${writtenIn(view.language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${view.brand}</title>
        <link rel="icon" href="/assets/latchkey.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/latchkey.css" />
        ${view.hasChat ? html`<script type="module" src="/assets/chat/chat.js"></script>` : ""}
        ${view.script ? html`<script type="module" src="/assets/pages/${view.script}.js"></script>` : ""}
      </head>
      <body>
        ${view.embedded ? "" : skipLink(view)} ${view.isDemo && !view.embedded ? demoLine(view) : ""}
        ${view.announced.length > 0 ? announcement(view) : ""} ${view.embedded ? "" : top(view)}
        <main id="content" class="${mainClass(view)}" tabindex="-1">${body}</main>
        ${view.demoMailbox && !view.embedded ? footer(view) : ""}
      </body>
    </html>`;
}

/** In a frame the chat is the whole page: the way to other pages is that of the site around it. */
const mainClass = ({ embedded, hasChat }: View) => (embedded ? "embedded" : hasChat ? "threshold" : "room");

const skipLink = (view: View) => html`<a class="skip" href="#content">${view.words.skip}</a>`;

const demoLine = ({ words: { demo } }: View) =>
  html`<aside class="demo-line" aria-label="${demo.label}">
    <p><strong>${demo.label}</strong> ${demo.line}</p>
  </aside>`;

const announcement = ({ words: { announcement: said }, announced }: View) =>
  html`<aside class="announcement" aria-label="${said.label}">${announced.map((line) => html`<p>${line}</p>`)}</aside>`;

const top = (view: View) =>
  html`<header class="top">
    <a class="brand" href="/" aria-label="${view.words.homeLink}">${logo()}<span>${view.brand}</span></a>
    ${languageSwitch(view)}
  </header>`;

const footer = (view: View) =>
  html`<footer class="foot">
    <a href="/mailbox">${view.words.demoMailbox}</a>
    ${view.demoPeople ? html`<a href="/demo">${view.words.demo.link}</a>` : ""}
  </footer>`;

const writtenIn = (language: Language) =>
  isFromTheRight(language) ? html`lang="${language}" dir="rtl"` : html`lang="${language}"`;

/** As its speakers call it: "Español". With region or script only where another language begins the same. */
export function languageName(language: Language, among: readonly Language[]): string {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(shortTag(language, among)) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

const shortTag = (language: Language, among: readonly Language[]) =>
  among.some((one) => one !== language && baseOf(one) === baseOf(language)) ? language : baseOf(language);

/** Buttons, not links: choosing a language sets a cookie, and a GET changes nothing. */
const languageSwitch = (view: View) =>
  html`<form class="languages" method="post" action="/language" aria-label="${view.words.languages}">
    ${tokenField(view)}
    <input type="hidden" name="place" value="${view.path}" />
    ${view.languages.map((language) => choice(view, language))}
  </form>`;

function choice(view: View, language: Language) {
  const name = languageName(language, view.languages);
  const short = shortTag(language, view.languages).toUpperCase();
  const isCurrent = String(language === view.language);
  return html`<button name="language" value="${language}" lang="${language}" aria-pressed="${isCurrent}">
    <span class="name">${name}</span><span class="short" aria-hidden="true">${short}</span>
  </button>`;
}

/** A door with light behind its keyhole. Decoration: the name stands beside it. */
export const logo = () =>
  html`<svg class="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path class="logo-door" d="M5 32V14a11 11 0 0 1 22 0v18z" />
    <path class="logo-keyhole" d="M16 11.5a3.6 3.6 0 0 1 2 6.6l1.3 6.4h-6.6l1.3-6.4a3.6 3.6 0 0 1 2-6.6z" />
  </svg>`;

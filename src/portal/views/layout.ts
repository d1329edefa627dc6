import { html } from "hono/html";
import { baseOf, isFromTheRight, type Language } from "../../shared/language.ts";
import { shownLinks } from "../../shared/company-links.ts";
import { holdsName, LOGO_PATHS } from "../../shared/logo.ts";
import { tokenField } from "./form.ts";
import { mark } from "./logo.ts";
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
        ${icon(view)}
        <link rel="stylesheet" href="/assets/latchkey.css" />
        ${view.hasChat ? html`<script type="module" src="/assets/chat/chat.js"></script>` : ""}
        ${view.script ? html`<script type="module" src="/assets/pages/${view.script}.js"></script>` : ""}
      </head>
      <body>
        ${view.embedded ? "" : skipLink(view)} ${view.isDemo && !view.embedded ? demoLine(view) : ""}
        ${view.announced.length > 0 ? announcement(view) : ""} ${view.embedded ? "" : top(view)}
        <main id="content" class="${mainClass(view)}" tabindex="-1">${body}</main>
        ${view.embedded ? "" : footer(view)}
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
    <a class="brand" href="/" aria-label="${view.words.homeLink}">${mark(view)}</a>
    ${languageSwitch(view)}
  </header>`;

function footer(view: View): Markup {
  const demo = view.demoMailbox
    ? html`<p>
        <a href="/mailbox">${view.words.demoMailbox}</a>
        ${view.demoPeople ? html`<a href="/demo">${view.words.demo.link}</a>` : ""}
      </p>`
    : "";
  const ways = shownLinks(view.companyLinks);
  return demo === "" && ways.length === 0 ? html`` : html`<footer class="foot">${demo}${companyWays(view)}</footer>`;
}

function companyWays({ companyLinks, words: { companyLinks: named } }: View): Markup {
  const ways = shownLinks(companyLinks);
  if (ways.length === 0) return html``;
  return html`<nav aria-label="${named.label}">
    ${ways.map(({ name, url }) => html`<a href="${url}" rel="noreferrer">${named[name]}</a>`)}
  </nav>`;
}

/** In the tab of the browser there is room for a sign, and for no name. */
const icon = ({ logos }: View) =>
  logos && !holdsName(logos.light)
    ? html`<link rel="icon" href="${LOGO_PATHS.light}" type="image/png" />`
    : html`<link rel="icon" href="/assets/latchkey.svg" type="image/svg+xml" />`;

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

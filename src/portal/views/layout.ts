import { html } from "hono/html";
import { languageSwitch } from "./language-switch.ts";
import { logo } from "./logo.ts";
import type { Markup, View } from "./view.ts";

/** The whole document around one page. */
export function layout(view: View, title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="${view.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Latchkey</title>
        <link rel="icon" href="/assets/latchkey.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/latchkey.css" />
        ${view.hasChat ? html`<script type="module" src="/assets/chat/chat.js"></script>` : ""}
        ${view.script ? html`<script type="module" src="/assets/pages/${view.script}.js"></script>` : ""}
      </head>
      <body>
        <a class="skip" href="#content">${view.words.skip}</a>
        ${view.isDemo ? demoLine(view) : ""} ${top(view)}
        <main id="content" class="${view.hasChat ? "threshold" : "room"}" tabindex="-1">${body}</main>
        ${view.demoMailbox ? footer(view) : ""}
      </body>
    </html>`;
}

const demoLine = ({ words: { demo } }: View) =>
  html`<aside class="demo-line" aria-label="${demo.label}">
    <p><strong>${demo.label}</strong> ${demo.line}</p>
  </aside>`;

const top = (view: View) =>
  html`<header class="top">
    <a class="brand" href="/" aria-label="${view.words.homeLink}">${logo()}<span>Latchkey</span></a>
    ${languageSwitch(view)}
  </header>`;

const footer = (view: View) =>
  html`<footer class="foot">
    <a href="/mailbox">${view.words.demoMailbox}</a>
    ${view.demoPeople ? html`<a href="/demo">${view.words.demo.link}</a>` : ""}
  </footer>`;

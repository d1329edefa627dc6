import { type Response, Router } from "express";
import { html } from "hono/html";
import type { LocalMail, LocalMailbox } from "../../mail/mail.ts";
import type { Language } from "../../shared/language.ts";
import type { PageContext } from "../page-context.ts";
import { show } from "../show.ts";
import { card, notice } from "../views/card.ts";
import type { Markup, View } from "../views/view.ts";
import { showError } from "./errors.ts";

/**
 * A mail's HTML runs in a sandbox of its own: no scripts, no forms, nothing loaded, another origin than the pages.
 * Its links may open the whole window, as a person's click in a mail program would.
 */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'none'; frame-ancestors 'self'; " +
  "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/** `/mailbox`: stands in for a mail server on the embedded default, and says so. */
export function mailbox(context: PageContext, box: LocalMailbox): Router {
  const router = Router();
  router.get("/mailbox", async (request, response) => {
    const mails = await box.list();
    await show(
      context,
      request,
      response,
      page((view) => list(view, mails)),
    );
  });
  router.get("/mailbox/:id", async (request, response) => {
    const mail = await box.read(request.params.id);
    if (mail)
      await show(
        context,
        request,
        response,
        page((view) => reading(view, mail)),
      );
    else await showError(context, request, response, 404);
  });
  router.get("/mailbox/:id/html", async (request, response) => {
    const mail = await box.read(request.params.id);
    if (mail) sendHtml(response, mail);
    else await showError(context, request, response, 404);
  });
  return router;
}

function sendHtml(response: Response, mail: LocalMail): void {
  response.set("Content-Security-Policy", MAIL_POLICY).set("X-Frame-Options", "SAMEORIGIN").type("html");
  response.send(mail.html.replace(/<head>/i, '<head><base target="_top">'));
}

const page = (content: (view: View) => Markup) =>
  ({
    path: "/mailbox",
    title: ({ words }: View) => words.mailbox.title,
    body: (view: View) =>
      html`<div class="mailbox">
        ${card(view.words.mailbox.title, html`${notice("news", view.words.mailbox.standIn)}${content(view)}`)}
      </div>`,
  }) as const;

function list(view: View, mails: readonly LocalMail[]): Markup {
  if (mails.length === 0) return html`<p class="lead">${view.words.mailbox.empty}</p>`;
  return html`<ul class="mails">
    ${mails.map((mail) => row(view, mail))}
  </ul>`;
}

const row = (view: View, mail: LocalMail) =>
  html`<li>
    <a href="/mailbox/${mail.id}">
      <strong>${mail.subject}</strong>
      <span>${mail.to}</span>
      <span>${timeIn(view.language, mail)}</span>
    </a>
  </li>`;

function reading(view: View, mail: LocalMail): Markup {
  const words = view.words.mailbox;
  return html`<article class="mail" aria-labelledby="subject">
      <h2 id="subject">${mail.subject}</h2>
      <dl class="facts">
        <div>
          <dt>${words.to}</dt>
          <dd>${mail.to}</dd>
        </div>
        <div>
          <dt>${words.sent}</dt>
          <dd>${timeIn(view.language, mail)}</dd>
        </div>
      </dl>
      <iframe
        title="${words.frame}"
        src="/mailbox/${mail.id}/html"
        sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
      ></iframe>
      <details>
        <summary>${words.plain}</summary>
        <pre tabindex="0">${mail.text}</pre>
      </details>
    </article>
    <p class="aside"><a href="/mailbox">${words.back}</a></p>`;
}

const timeIn = (language: Language, mail: LocalMail) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" }).format(mail.at);
